package org.knownvoice.gate;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets in what can wait only in measure: so many at once, so many a second. Whoever is refused may come again in a second.
 * Not for several threads: one server has one.
 */
final class Admission {
    static final int MOST_AT_ONCE = 12;

    private static final int TOO_MANY = 429;
    private static final int BUSY = 503;

    private final List<String> free;
    private final int mostAtOnce;
    private final double perNano;
    private final double most;
    private final LongSupplier nanoTime;
    private int inside;
    private double allowance;
    private long countedAt;

    /** @param nanoTime as {@link System#nanoTime()} */
    Admission(List<String> free, int mostAtOnce, int perSecond, LongSupplier nanoTime) {
        this.free = free;
        this.mostAtOnce = mostAtOnce;
        this.perNano = perSecond / (double) TimeUnit.SECONDS.toNanos(1);
        this.most = perSecond;
        this.nanoTime = nanoTime;
        this.allowance = perSecond;
        this.countedAt = nanoTime.getAsLong();
    }

    void letIn(RoutingContext request) {
        if (free.stream().anyMatch(request.request().path()::startsWith)) {
            request.next();
        } else if (!isWithinRate()) {
            refuse(request.request(), TOO_MANY, "Too many requests");
        } else if (inside >= mostAtOnce) {
            refuse(request.request(), BUSY, "Too much at once");
        } else {
            inside++;
            request.addEndHandler(done -> inside--);
            request.next();
        }
    }

    private boolean isWithinRate() {
        long now = nanoTime.getAsLong();
        allowance = Math.min(most, allowance + (now - countedAt) * perNano);
        countedAt = now;
        if (allowance < 1) {
            return false;
        }
        allowance--;
        return true;
    }

    /** The connection ends with the answer: what the request still sends is not read. */
    private static void refuse(HttpServerRequest request, int status, String title) {
        request.response()
                .setStatusCode(status)
                .putHeader("Retry-After", "1")
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", "The crisis line goes first. Please ask again in a second.")
                        .encode())
                .onComplete(told -> request.connection().close());
    }
}
