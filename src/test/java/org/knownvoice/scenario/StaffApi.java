package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.knownvoice.web.Described;

/** A program of the agency that asks the JSON API; each answer is held against its description. */
final class StaffApi {
    /** What a house needs for it. */
    static final Map<String, String> SETTINGS =
            Map.of("API_TOKENS", "ee26f4137f88e2408f3f2e85b7d753592ca4b8034392d2bbd17247956c849c0a");

    private static final String TOKEN = "scenario";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CrisisLine house;

    StaffApi(CrisisLine house) {
        this.house = house;
    }

    JsonObject get(String path, int status, String schema) {
        return json("GET", path, new JsonObject(), status, schema);
    }

    JsonObject post(String path, JsonObject body, int status, String schema) {
        return json("POST", path, body, status, schema);
    }

    JsonObject delete(String path, JsonObject body, int status, String schema) {
        return json("DELETE", path, body, status, schema);
    }

    /** Which field is refused. */
    String refusedField(String path, JsonObject body) {
        return post(path, body, 400, "Problem").getString("field");
    }

    /** A file. */
    HttpResponse<byte[]> file(String path) {
        return ask("GET", path, "", HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonObject json(String method, String path, JsonObject body, int status, String schema) {
        var answer = ask(method, path, method.equals("GET") ? "" : body.encode(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        var json = new JsonObject(answer.body());
        assertThat(Described.faults(schema, json)).as("%s %s", method, path).isEmpty();
        house.settle();
        return json;
    }

    private <T> HttpResponse<T> ask(String method, String path, String body, HttpResponse.BodyHandler<T> as) {
        var address =
                URI.create("http://127.0.0.1:" + house.servers().getFirst().port() + "/api/v1" + path);
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, as);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
