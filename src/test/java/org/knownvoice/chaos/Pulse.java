package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;

/** Notes when the machine itself is so busy that a thread of ours, which does nothing, gets its turn late. */
final class Pulse {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration LATE = Duration.ofMillis(400);

    private final House house;
    private volatile Instant last = Instant.now();

    Pulse(House house) {
        this.house = house;
    }

    void begin(Stage stage) {
        last = Instant.now();
        stage.every(EVERY, this::beat);
    }

    private void beat() {
        var before = last;
        last = Instant.now();
        if (before.plus(LATE).isBefore(last)) {
            house.note(Trouble.of(Trouble.Kind.MACHINE_BUSY, before, last));
        }
    }
}
