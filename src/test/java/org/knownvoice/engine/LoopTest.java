package org.knownvoice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final Duration SWEEP = Duration.ofMillis(20);

    private final Vertx vertx = Vertx.vertx();
    private final Semaphore asked = new Semaphore(0);
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile boolean held = true;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void noRoundStartsWhileItIsHeldAndOneDoesAfterwards() throws InterruptedException {
        var loop = new Loop("test", vertx, InstantSource.system(), SWEEP, new Counted(), this::isHeld);
        loop.kick();

        assertThat(asked.tryAcquire(4, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(rounds).hasValue(0);

        held = false;
        assertThat(asked.tryAcquire(4, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(rounds.get()).isPositive();
        loop.stop();
    }

    @Test
    void oneThatThrowsIsTriedAgainAtTheNextSweep() throws InterruptedException {
        held = false;
        var tries = new Semaphore(0);
        var loop = new Loop("test", vertx, InstantSource.system(), SWEEP, new Throwing(tries), this::isHeld);
        loop.kick();

        assertThat(tries.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    private boolean isHeld() {
        asked.release();
        return held;
    }

    private record Throwing(Semaphore tries) implements Loop.Round {
        @Override
        public Future<Integer> runOnce() {
            tries.release();
            throw new IllegalStateException("cursed");
        }

        @Override
        public Future<Optional<Instant>> next() {
            return Future.succeededFuture(Optional.empty());
        }
    }

    private final class Counted implements Loop.Round {
        @Override
        public Future<Integer> runOnce() {
            rounds.incrementAndGet();
            return Future.succeededFuture(0);
        }

        @Override
        public Future<Optional<Instant>> next() {
            return Future.succeededFuture(Optional.empty());
        }
    }
}
