package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.knownvoice.web.Described;

/** What a clinician does and sees on the screen, by way of the JSON API. */
final class Screen {
    private static final String TOKEN = "scenario";

    /** What a house needs for it. */
    static final Map<String, String> SETTINGS = Map.of("API_TOKENS", hashOf(TOKEN));

    private final HttpClient http = HttpClient.newHttpClient();
    private final CrisisLine house;
    private final String token;

    Screen(CrisisLine house, String token) {
        this.house = house;
        this.token = token;
    }

    /** In a house with {@link #SETTINGS}. */
    Screen(CrisisLine house) {
        this(house, TOKEN);
    }

    static String hashOf(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes to the client of the latest contact. */
    void writes(String clinician, String words) {
        var body = new JsonObject().put("clinician", clinician).put("words", words);
        var answer = send(messages().POST(HttpRequest.BodyPublishers.ofString(body.encode())));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        house.settle();
    }

    /** The words of the latest contact, oldest first. */
    List<String> conversation() {
        return texts().stream().map(message -> message.getString("words")).toList();
    }

    /** What has become of each text of the latest contact, oldest first. */
    List<String> states() {
        return texts().stream().map(message -> message.getString("state")).toList();
    }

    private List<JsonObject> texts() {
        var answer = send(messages().GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body())
                .getJsonArray("messages").stream().map(JsonObject.class::cast).toList();
    }

    /** Asks for what is under this path, which answers as its description says. */
    JsonObject get(String path, int status, String schema) {
        return described(send(at(path).GET()), status, schema);
    }

    /** Without a body. */
    JsonObject post(String path, int status, String schema) {
        return described(send(at(path).POST(HttpRequest.BodyPublishers.noBody())), status, schema);
    }

    JsonObject post(String path, JsonObject body, int status, String schema) {
        var request = at(path).POST(HttpRequest.BodyPublishers.ofString(body.encode()));
        return described(send(request), status, schema);
    }

    JsonObject delete(String path, JsonObject body, int status, String schema) {
        var request = at(path).method("DELETE", HttpRequest.BodyPublishers.ofString(body.encode()));
        return described(send(request), status, schema);
    }

    /** Which field of the request is refused. */
    String refusedField(String path, JsonObject body) {
        return post(path, body, 400, "Problem").getString("field");
    }

    HttpResponse<byte[]> file(String path) {
        return send(at(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonObject described(HttpResponse<String> answer, int status, String schema) {
        house.settle();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        var json = new JsonObject(answer.body());
        assertThat(Described.faults(schema, json)).isEmpty();
        return json;
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + house.servers().getFirst().port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder messages() {
        return HttpRequest.newBuilder(URI.create("http://localhost:"
                        + house.servers().getFirst().port() + "/api/v1/contacts/"
                        + house.contact().id() + "/messages"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        try {
            return http.send(request.build(), as);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
