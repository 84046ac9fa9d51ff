package org.knownvoice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The long run, {@code mvn verify -Pchaos -Dminutes=30 -Dseed=1}: one episode after the other, each with its own seed. */
@Tag("chaos")
class BreakingForLongTest {
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("minutes", 5));
    private static final long SEED = Long.getLong("seed", 1);

    @Test
    void everyPromiseIsKeptForAsLongAsThingsBreak() {
        var until = Instant.now().plus(TIME);
        var violations = new ArrayList<Violation>();
        Optional<Figures> all = Optional.empty();
        for (long seed = SEED; all.isEmpty() || Instant.now().isBefore(until); seed++) {
            var outcome = new Episode(
                            seed,
                            50,
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(35),
                            6,
                            FaultPlan.EVERY_KIND,
                            true,
                            Planted.NOTHING)
                    .run();
            System.out.println(outcome.figures());
            outcome.violations().forEach(System.out::println);
            violations.addAll(outcome.violations());
            all = all.map(before -> before.and(outcome.figures())).or(() -> Optional.of(outcome.figures()));
        }
        System.out.println("all episodes: " + all.orElseThrow());
        assertThat(violations).isEmpty();
    }
}
