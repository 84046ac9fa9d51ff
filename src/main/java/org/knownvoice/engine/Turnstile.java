package org.knownvoice.engine;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One after the other for each key. Calls and texts of one number wait here for each other, not in the database: a flood
 * from one number holds one connection, and everybody else goes by.
 */
final class Turnstile {
    private final Map<String, Future<?>> last = new HashMap<>();

    /** Starts the work when all earlier work of this key is done, however it ended. */
    synchronized <T> Future<T> pass(String key, Supplier<Future<T>> work) {
        var earlier = last.get(key);
        Future<T> mine = earlier == null ? work.get() : earlier.transform(done -> work.get());
        last.put(key, mine);
        mine.onComplete(done -> leave(key, mine));
        return mine;
    }

    private synchronized void leave(String key, Future<?> mine) {
        last.remove(key, mine);
    }
}
