package org.knownvoice.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What is answered. */
record Reply(int status, String contentType, Buffer body) {
    Reply(int status, String contentType, String body) {
        this(status, contentType, Buffer.buffer(body));
    }

    static Reply file(String contentType, Buffer content) {
        return new Reply(200, contentType, content);
    }

    static Reply json(JsonObject body) {
        return new Reply(200, "application/json", body.encode() + "\n");
    }

    static Reply created(JsonObject body) {
        return new Reply(201, "application/json", body.encode() + "\n");
    }

    static Reply nothing() {
        return new Reply(204, "", "");
    }

    static Reply csv(String body) {
        return new Reply(200, "text/csv; charset=utf-8; header=present", body);
    }
}
