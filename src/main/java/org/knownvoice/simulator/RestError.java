package org.knownvoice.simulator;

import io.vertx.core.json.JsonObject;

/** A refusal of the REST API, with Twilio's code. */
final class RestError extends RuntimeException {
    private final int status;
    private final int code;

    RestError(int status, int code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
    }

    static RestError bad(int code, String text) {
        return new RestError(400, code, text);
    }

    static RestError notFound(String path) {
        return new RestError(404, 20404, "The requested resource " + path + " was not found");
    }

    int status() {
        return status;
    }

    JsonObject body() {
        return new JsonObject()
                .put("code", code)
                .put("message", getMessage())
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
    }
}
