package org.knownvoice.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Notes when the machine itself is too busy: where programs waited for a processor for more than half of the time (Linux
 * tells), two thirds of that time do not count; where a thread of ours that does nothing gets its turn late, all of it.
 */
final class Pulse {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LATE = Duration.ofMillis(900);
    private static final double TOO_BUSY = 0.5;
    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");
    private static final Pattern WAITED = Pattern.compile("some .*total=(\\d+)");

    private final House house;
    private Instant last = Instant.now();
    private OptionalLong waited = waitedMicros();

    Pulse(House house) {
        this.house = house;
    }

    void begin(Stage stage) {
        stage.every(EVERY, this::beat);
    }

    private synchronized void beat() {
        var before = last;
        var waitedBefore = waited;
        last = Instant.now();
        waited = waitedMicros();
        var passed = Duration.between(before, last);
        if (passed.compareTo(LATE) > 0) {
            house.note(Trouble.of(Trouble.Kind.MACHINE_BUSY, before, last));
        } else if (waited.isPresent()
                && waited.getAsLong() - waitedBefore.orElse(0) > passed.toNanos() / 1000 * TOO_BUSY) {
            house.note(Trouble.of(Trouble.Kind.MACHINE_BUSY, before, last.minus(passed.dividedBy(3))));
        }
    }

    /** For how long in all some program has waited for a processor; empty where the system does not tell. */
    private static OptionalLong waitedMicros() {
        try {
            var found = WAITED.matcher(Files.readString(PRESSURE));
            return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
