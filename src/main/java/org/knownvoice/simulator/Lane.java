package org.knownvoice.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The one thread on which everything in the simulator happens. */
final class Lane {
    private final Context context;
    private final Thread thread;

    /** Made on the context's own thread. */
    Lane(Context context) {
        this.context = context;
        this.thread = Thread.currentThread();
    }

    <T> Future<T> call(Callable<T> work) {
        return Future.future(promise -> context.runOnContext(none -> {
            try {
                promise.complete(work.call());
            } catch (Exception e) {
                promise.fail(e);
            }
        }));
    }

    Future<Void> run(Runnable work) {
        return call(() -> {
            work.run();
            return null;
        });
    }

    /** Runs it after everything that is already waiting for its turn. */
    void later(Runnable work) {
        context.runOnContext(none -> work.run());
    }

    /** Looks from any thread; waits for its turn. Never call it from another event loop. */
    <T> T read(Supplier<T> look) {
        if (Thread.currentThread() == thread) {
            return look.get();
        }
        return call(look::get).toCompletionStage().toCompletableFuture().join();
    }
}
