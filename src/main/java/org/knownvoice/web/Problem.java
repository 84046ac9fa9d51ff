package org.knownvoice.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Why a request is refused, as RFC 9457 says it. Never holds a value that was sent: it may be personal.
 *
 * @param detail the reason, for people
 * @param field which parameter or JSON field it is about
 * @param more further members, for programs
 */
record Problem(int status, String detail, Optional<String> field, JsonObject more) {
    static final String CONTENT_TYPE = "application/problem+json";

    static Refusal badField(String field, String reason) {
        return new Refusal(new Problem(400, field + " " + reason, Optional.of(field), new JsonObject()));
    }

    static Refusal notFound(String what) {
        return new Refusal(of(404, what));
    }

    static Refusal conflict(String reason) {
        return new Refusal(of(409, reason));
    }

    /** What is in the way stands in {@code member}. */
    static Refusal conflict(String reason, String member, JsonArray inTheWay) {
        return new Refusal(new Problem(409, reason, Optional.empty(), new JsonObject().put(member, inTheWay)));
    }

    static Problem of(int status, String detail) {
        return new Problem(status, detail, Optional.empty(), new JsonObject());
    }

    Reply reply() {
        var json = new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail);
        field.ifPresent(name -> json.put("field", name));
        json.mergeIn(more);
        return new Reply(status, CONTENT_TYPE, json.encode() + "\n");
    }

    /** Carries a problem out of a handler. */
    static final class Refusal extends RuntimeException {
        private final transient Problem problem;

        Refusal(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
