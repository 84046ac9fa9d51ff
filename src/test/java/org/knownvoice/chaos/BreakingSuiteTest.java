package org.knownvoice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short run: whatever breaks, every promise is kept. */
class BreakingSuiteTest {
    private static final long SEED = Long.getLong("seed", 20261126);

    @Test
    void everyPromiseIsKeptWhileThingsBreak() {
        var outcome = new Episode(
                        SEED,
                        Integer.getInteger("people", 20),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(14),
                        Integer.getInteger("faults", 0),
                        Boolean.getBoolean("tricks"),
                        Planted.NOTHING)
                .run();
        System.out.println(outcome.figures());
        assertThat(outcome.violations()).as("seed %d", SEED).isEmpty();
    }
}
