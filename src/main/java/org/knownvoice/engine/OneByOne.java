package org.knownvoice.engine;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** One after the other, each when the one before is done. */
final class OneByOne {
    private OneByOne() {}

    /** The first that fails is the last: what belongs to one transaction. */
    static <T> Future<Void> each(List<T> all, Function<T, Future<Void>> work) {
        Future<Void> done = Future.succeededFuture();
        for (T next : all) {
            done = done.compose(before -> work.apply(next));
        }
        return done;
    }

    /** One that fails does not hold up the others; when all have had their turn, the whole has failed as that one did. */
    static <T> Future<Void> all(List<T> all, Function<T, Future<Void>> work) {
        Future<Void> done = Future.succeededFuture();
        for (T next : all) {
            var before = done;
            done = before.transform(over -> work.apply(next).compose(did -> before));
        }
        return done;
    }
}
