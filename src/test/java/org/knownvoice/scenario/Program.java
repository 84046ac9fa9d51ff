package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.knownvoice.web.Described;

/** Another program that has a token of the API. Each answer is held against its description. */
final class Program {
    /** The settings of a house that lets it in; days go by in it, so its watchdog seldom looks. */
    static final Map<String, String> LET_IN = Map.of(
            "API_TOKENS", "ee26f4137f88e2408f3f2e85b7d753592ca4b8034392d2bbd17247956c849c0a", "WATCH_EVERY", "PT60M");

    private static final String TOKEN = "scenario";

    private final HttpClient http = HttpClient.newHttpClient();
    private final CrisisLine house;

    Program(CrisisLine house) {
        this.house = house;
    }

    JsonObject get(String path, String schema) {
        return ask("GET", path, null, 200, schema);
    }

    JsonObject post(String path, JsonObject body, String schema) {
        return ask("POST", path, body, 200, schema);
    }

    JsonObject delete(String path, JsonObject body, String schema) {
        return ask("DELETE", path, body, 200, schema);
    }

    /** Is refused with this status; the problem. */
    JsonObject isRefused(int status, String method, String path, JsonObject body) {
        return ask(method, path, body, status, "Problem");
    }

    private JsonObject ask(String method, String path, JsonObject body, int status, String schema) {
        var answer = send(0, method, path, body).join();
        house.settle();
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        var json = new JsonObject(answer.body());
        assertThat(Described.faults(schema, json)).as("%s %s", method, path).isEmpty();
        return json;
    }

    /** Asks one server and does not wait. */
    CompletableFuture<HttpResponse<String>> send(int server, String method, String path, JsonObject body) {
        var port = house.servers().get(server).port();
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .method(method, HttpRequest.BodyPublishers.ofString(body == null ? "" : body.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** One of the objects in a list of an answer. */
    static List<JsonObject> objects(JsonObject answer, String list) {
        return answer.getJsonArray(list).stream().map(JsonObject.class::cast).toList();
    }
}
