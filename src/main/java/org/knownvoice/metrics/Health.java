package org.knownvoice.metrics;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The parts that the server needs to work well, for people and alerts. A part works when the future of its check
 * succeeds in time; a part that hangs counts as one that does not work.
 */
public final class Health {
    /**
     * What one part is like now.
     *
     * @param name such as {@code database}
     * @param reason why it does not work; empty when it works
     */
    public record Part(String name, String reason) {
        public boolean works() {
            return reason.isEmpty();
        }
    }

    /** A check fails with this to say why in words; they hold no address, name or number. */
    public static final class Down extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Down(String reason) {
            super(reason, null, false, false);
        }
    }

    private final Duration limit;
    private final Map<String, Supplier<Future<?>>> checks = new LinkedHashMap<>();

    /**
     * @param limit how long a part may take to answer; 3 s serves well
     */
    public Health(Duration limit) {
        this.limit = limit;
    }

    /** Adds a part; all are added before the server starts. The check never blocks. */
    public Health with(String part, Supplier<Future<?>> check) {
        checks.put(part, check);
        return this;
    }

    /** All parts, asked side by side. */
    public Future<List<Part>> parts() {
        List<Future<Part>> parts = checks.entrySet().stream()
                .map(check -> part(check.getKey(), check.getValue()))
                .toList();
        return Future.all(parts).map(all -> parts.stream().map(Future::result).toList());
    }

    private Future<Part> part(String name, Supplier<Future<?>> check) {
        return Future.succeededFuture()
                .compose(nothing -> Objects.requireNonNull(check.get(), "a check gives a future"))
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .map(works -> new Part(name, ""))
                .otherwise(failure -> new Part(name, reason(failure)));
    }

    /** Else the kind of failure only: a message may hold an address or worse. */
    private String reason(Throwable failure) {
        if (failure instanceof Down down) {
            return down.getMessage();
        }
        return failure instanceof TimeoutException
                ? "no answer within " + limit.toSeconds() + " s"
                : failure.getClass().getSimpleName();
    }
}
