package org.knownvoice.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.PhoneScript;

/** Three hundred people need somebody at once, and one of the three servers is killed in the middle of it. */
@Tag("chaos")
class SurgeTest {
    private static final long SEED = Long.getLong("seed", 300);
    private static final int PEOPLE = 300;
    private static final Duration SURGE = Duration.ofSeconds(75);
    private static final Duration KILLED_AT = Duration.ofSeconds(37);
    private static final Duration SETTLED = Duration.ofSeconds(120);

    @Test
    void nothingIsLostWhenOneOfThreeServersIsKilled() {
        var random = new SplittableRandom(SEED);
        var agency = new SeededAgency(random.split(), PEOPLE, SeededAgency.Size.LARGE);
        try (var house = new House(agency, SEED, Planted.NOTHING);
                var stage = new Stage()) {
            var talks = new TalkWatch(house.simulator());
            var breaker = new Breaker(house, stage, random.split());
            house.simulator()
                    .phone(SeededAgency.FALLBACK)
                    .follows(PhoneScript.answersAfter(Duration.ofSeconds(1)).withCallWaiting())
                    .await();
            talks.begin(stage);
            new Pulse(house).begin(stage);
            new Callers(house, stage, random.split()).come(PEOPLE, Duration.ofMillis(500), SURGE);
            new Clinicians(house, stage, random.split()).helpfulFrom(Duration.ZERO);
            new AtTheScreen(house, stage, random.split()).begin();
            stage.at(KILLED_AT, () -> breaker.kill(house.servers().getFirst()));
            stage.untilAt(SETTLED);

            var history = new HistoryReader(house, talks).read();
            var violations = Checker.check(history);
            var figures = Figures.of(SEED, history, violations.size(), breaker.takenOver());
            System.out.println("surge: " + figures);
            violations.forEach(System.out::println);

            assertThat(breaker.takenOver()).hasSize(1);
            assertThat(neverOnRecord(history))
                    .as("calls and texts that are on no record")
                    .isEmpty();
            assertThat(violations).isEmpty();
        }
    }

    /** Every one of the three hundred. */
    private static List<String> neverOnRecord(History history) {
        return history.calls().stream()
                .filter(call -> call.to().equals(SeededAgency.LINE.e164()))
                .filter(call -> history.contactOf(call.sid()).isEmpty())
                .map(call -> call.sid() + " of " + History.began(call) + " at " + Instant.now())
                .toList();
    }
}
