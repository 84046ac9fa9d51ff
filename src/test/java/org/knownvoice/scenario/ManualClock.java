package org.knownvoice.scenario;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that only the test moves. */
final class ManualClock implements InstantSource {
    private volatile Instant now;

    ManualClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void moveTo(Instant later) {
        if (later.isBefore(now)) {
            throw new IllegalArgumentException("a clock does not go back");
        }
        now = later;
    }
}
