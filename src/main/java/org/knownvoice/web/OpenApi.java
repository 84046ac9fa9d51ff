package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The API's own description: OpenAPI 3.1. */
final class OpenApi {
    private OpenApi() {}

    static Operation operation() {
        var reply = new Reply(200, "application/json", text());
        return new Operation(HttpMethod.GET, "/openapi.json", request -> Future.succeededFuture(reply));
    }

    static String text() {
        try (var resource = OpenApi.class.getResourceAsStream("/web/openapi.json")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
