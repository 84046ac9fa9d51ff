package org.knownvoice.engine;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** One after the other, each when the one before is done; the first that fails is the last. */
final class OneByOne {
    private OneByOne() {}

    static <T> Future<Void> each(List<T> all, Function<T, Future<Void>> work) {
        Future<Void> done = Future.succeededFuture();
        for (T next : all) {
            done = done.compose(before -> work.apply(next));
        }
        return done;
    }
}
