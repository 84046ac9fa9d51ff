package org.knownvoice.simulator;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets an agenda run by itself: one timer for the next moment. */
final class RealTime {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final InstantSource clock;
    private long timer = NONE;
    private Instant setFor = Instant.MAX;

    RealTime(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    void arm(Agenda agenda) {
        var next = agenda.nextDue().orElse(Instant.MAX);
        if (timer != NONE && !next.isBefore(setFor)) {
            return;
        }
        disarm();
        if (next.equals(Instant.MAX)) {
            return;
        }
        setFor = next;
        long wait = Duration.between(clock.instant(), next).plusNanos(999_999).toMillis();
        timer = vertx.setTimer(Math.max(1, wait), fired -> {
            timer = NONE;
            agenda.runDue();
            arm(agenda);
        });
    }

    void disarm() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }
}
