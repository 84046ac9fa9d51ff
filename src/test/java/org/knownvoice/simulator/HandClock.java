package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class HandClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void to(Instant moment) {
        now = moment;
    }

    Instant plus(Duration time) {
        return now.plus(time);
    }
}
