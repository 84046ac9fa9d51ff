package org.knownvoice.gate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections, each with a time by which it must have taken its next step: who sends or reads a byte now and then
 * holds no connection. When there are too many, the one that has been idle for longest makes room.
 */
final class Connections {
    static final int MOST = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Patience patience;
    private final int most;
    private final Map<HttpConnection, Step> open = new ConcurrentHashMap<>();

    /** @param until in the nanoseconds of {@link System#nanoTime()} */
    private record Step(boolean isIdle, long until) {
        static Step idle(Duration wait) {
            return new Step(true, System.nanoTime() + wait.toNanos());
        }

        static Step busy(Duration wait) {
            return new Step(false, System.nanoTime() + wait.toNanos());
        }

        boolean isOverdue(long now) {
            return now - until > 0;
        }
    }

    Connections(Patience patience, int most) {
        this.patience = patience;
        this.most = most;
    }

    void watch(Vertx vertx) {
        vertx.setPeriodic(LOOK_EVERY.toMillis(), timer -> closeOverdue());
    }

    void opened(HttpConnection connection) {
        if (open.size() >= most) {
            longestIdle().ifPresent(this::close);
        }
        open.put(connection, Step.idle(patience.firstRequest()));
        connection.closeHandler(closed -> open.remove(connection));
    }

    /** A request's headers are read. */
    void asked(RoutingContext request) {
        var connection = request.request().connection();
        var reading = Step.busy(patience.body());
        step(connection, reading);
        request.request().end().onSuccess(read -> open.replace(connection, reading, Step.busy(patience.answer())));
        request.addEndHandler(answered -> step(connection, Step.idle(patience.nextRequest())));
        request.next();
    }

    /** Nothing for a connection that is closed already. */
    private void step(HttpConnection connection, Step next) {
        open.computeIfPresent(connection, (known, before) -> next);
    }

    void closeOverdue() {
        long now = System.nanoTime();
        open.forEach((connection, step) -> {
            if (step.isOverdue(now)) {
                LOG.info("a connection that took too long is closed");
                close(connection);
            }
        });
    }

    private Optional<HttpConnection> longestIdle() {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().isIdle())
                .min(Comparator.comparingLong(entry -> entry.getValue().until()))
                .map(Map.Entry::getKey);
    }

    private void close(HttpConnection connection) {
        open.remove(connection);
        connection.close();
    }
}
