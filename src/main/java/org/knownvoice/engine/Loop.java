package org.knownvoice.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due, sleeps until the next is, and is woken when something new comes. A slow sweep catches what a lost
 * wake-up missed. Ends only when stopped: a round that fails is tried again at the next sweep.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long NO_TIMER = -1;

    /** One round of work, apart from the loop so that it can be run by hand. */
    interface Round {
        /** Does what is due now; how much that was. */
        Future<Integer> runOnce();

        /** When the next is due. */
        Future<Optional<Instant>> next();
    }

    private final String name;
    private final Vertx vertx;
    private final Context context;
    private final InstantSource clock;
    private final Duration sweepEvery;
    private final Round round;
    private final BooleanSupplier held;
    private long timer = NO_TIMER;
    private boolean running;
    private boolean kicked;
    private boolean stopped;

    /** @param held no round starts while this is so */
    Loop(String name, Vertx vertx, InstantSource clock, Duration sweepEvery, Round round, BooleanSupplier held) {
        this.name = name;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.sweepEvery = sweepEvery;
        this.round = round;
        this.held = held;
    }

    /** Looks at once for what is due. */
    void kick() {
        context.runOnContext(ignored -> wake());
    }

    /** No further round starts. */
    void stop() {
        context.runOnContext(ignored -> {
            stopped = true;
            cancelTimer();
        });
    }

    private void wake() {
        if (stopped) {
            return;
        }
        if (running) {
            kicked = true;
            return;
        }
        running = true;
        kicked = false;
        cancelTimer();
        if (held.getAsBoolean()) {
            rest(sweepEvery);
            return;
        }
        tried(round::runOnce).onComplete(done -> context.runOnContext(ignored -> after(done.result(), done.cause())));
    }

    /** One that throws has failed as any other: the loop goes on. */
    private static <T> Future<T> tried(Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(now -> work.get());
    }

    private void after(Integer count, Throwable failure) {
        if (stopped) {
            running = false;
        } else if (failure != null) {
            LOG.warn("{}: a round failed, the next sweep tries again", name, failure);
            rest(sweepEvery);
        } else if (count > 0 || kicked) {
            running = false;
            wake();
        } else {
            tried(round::next).onComplete(next -> context.runOnContext(ignored -> rest(untilNext(next.result()))));
        }
    }

    private Duration untilNext(Optional<Instant> next) {
        if (next == null || next.isEmpty()) {
            return sweepEvery;
        }
        var wait = Duration.between(clock.instant(), next.get());
        return wait.compareTo(sweepEvery) < 0 ? wait : sweepEvery;
    }

    private void rest(Duration wait) {
        running = false;
        if (stopped) {
            return;
        }
        if (kicked) {
            wake();
            return;
        }
        timer = vertx.setTimer(Math.max(1, wait.toMillis()), ignored -> {
            timer = NO_TIMER;
            wake();
        });
    }

    private void cancelTimer() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
    }
}
