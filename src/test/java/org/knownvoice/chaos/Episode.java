package org.knownvoice.chaos;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.knownvoice.simulator.PhoneScript;

/**
 * One run: a house is opened, people come, things break, all faults end, what is under way settles, and the history is checked.
 *
 * @param people how many need somebody
 * @param drive the time in which they come, and in which things break
 * @param settle how long the house has in peace afterwards
 * @param faults how many, of these kinds
 * @param tricks whether the load balancer plays tricks on the requests
 */
record Episode(
        long seed,
        int people,
        Duration drive,
        Duration settle,
        int faults,
        List<Trouble.Kind> kinds,
        boolean tricks,
        Planted planted) {
    /** What came of it. */
    record Outcome(History history, Figures figures, List<Violation> violations) {}

    Outcome run() {
        var random = new SplittableRandom(seed);
        var agency = new SeededAgency(random.split(), people, SeededAgency.Size.SMALL);
        var callers = random.split();
        var clinicians = random.split();
        var screens = random.split();
        var plan = FaultPlan.draw(random.split(), kinds, faults, Duration.ofSeconds(2), drive.minusSeconds(2), 3);
        try (var house = new House(
                        agency, seed, kinds.contains(Trouble.Kind.CLOCK_WRONG) ? planted.withClock() : planted);
                var stage = new Stage()) {
            var talks = new TalkWatch(house.simulator());
            var breaker = new Breaker(house, stage, random.split());
            house.simulator()
                    .phone(SeededAgency.FALLBACK)
                    .follows(PhoneScript.answersAfter(Duration.ofSeconds(1)).withCallWaiting())
                    .await();
            talks.begin(stage);
            new Pulse(house).begin(stage);
            new Callers(house, stage, callers).come(people, Duration.ofMillis(500), drive);
            new Clinicians(house, stage, clinicians).begin(drive.plus(settle));
            new AtTheScreen(house, stage, screens).begin();
            house.door().playsTricks(tricks);
            breaker.carryOut(plan);
            stage.untilAt(drive.plusSeconds(1));
            house.door().playsTricks(false);
            stage.untilAt(drive.plus(settle));
            var history = new HistoryReader(house, talks).read();
            var violations = Checker.check(history);
            return new Outcome(history, Figures.of(seed, history, violations.size(), breaker.takenOver()), violations);
        }
    }
}
