package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two say yes in the same instant: exactly one has it, and everybody knows who. */
class TwoAcceptAtOnceTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @RepeatedTest(3)
    void byKeyFromTwoPhones() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(47));
        house.phone("ana").answers();
        house.phone("ben").answers();
        house.phone("ana").pressesAtOnce("1");
        house.phone("ben").pressesAtOnce("1");
        house.settle();
        String winner = winner();
        String loser = winner.equals("ana") ? "ben" : "ana";
        house.phone(loser).hears("Taken by " + Agency.nameOf(winner));
        house.phone(winner).hears("You have it").hasNotHeard("Taken by");

        house.advance(Duration.ofSeconds(4));

        house.phone(loser).isOffTheLine().readsTimes(0, "taken");
        house.phone(winner).isBridgedTo("maria");
        house.phone("maria").isBridgedTo(winner);
    }

    @RepeatedTest(3)
    void byTextAndByKey() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(47));
        house.phone("ana").answers();
        house.phone("ana").pressesAtOnce("1");
        house.phone("ben").textsAtOnce("1");
        house.settle();
        String winner = winner();
        house.advance(Duration.ofSeconds(4));

        if (winner.equals("ana")) {
            house.phone("ana").isBridgedTo("maria");
            house.phone("ben").doesNotRing().reads("taken by Ana Sample");
        } else {
            house.phone("ana").isOffTheLine().hears("Taken by Ben Sample");
            house.phone("ben").rings().answers().presses("1");
            house.advance(Duration.ofSeconds(5));
            house.phone("ben").isBridgedTo("maria");
        }
    }

    @Test
    void thePhonesOfTheOthersStopRingingAndNobodyIsAskedAgain() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(98));
        var others = List.of("ana", "ben", "cora", "eli");
        house.phone("cora").rings().answers();
        house.phone("dev").rings().answers();
        house.phone("eli").rings();
        house.phone("dev").presses("1");
        house.advance(Duration.ofMillis(1500));
        for (var name : List.of("ana", "ben", "eli")) {
            house.phone(name).doesNotRing();
        }
        house.phone("cora").hears("Taken by Dev Sample");
        house.advance(Duration.ofMillis(2500));
        house.phone("cora").isOffTheLine();
        house.phone("dev").isBridgedTo("maria");

        long calls = others.stream().mapToLong(this::calls).sum();
        house.advance(Duration.ofMinutes(5));

        assertThat(others.stream().mapToLong(this::calls).sum()).isEqualTo(calls);
        house.phone("cora").readsTimes(0, "taken");
        for (var name : List.of("ana", "ben", "eli")) {
            house.phone(name).readsTimes(1, "taken by Dev Sample").readsTimes(1, "Reply 1");
        }
    }

    @Test
    void whoAnswersACancelledPhoneTooLateHearsWhoHasIt() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(47));
        house.phone("ana").answers();
        house.phone("ben").answersAtOnce();
        house.phone("ana").pressesAtOnce("1");
        house.settle();
        house.advance(Duration.ofSeconds(4));

        house.phone("ana").isBridgedTo("maria");
        house.phone("ben").isOffTheLine();
        assertThat(house.phone("ben").newlyHeard() + house.phone("ben").newTexts())
                .containsIgnoringCase("taken by Ana Sample");
    }

    private String winner() {
        return house.contact().acceptance().orElseThrow().clinician().value();
    }

    private long calls(String name) {
        return Stream.of(house.phone(name).callsOrdered()).mapToLong(List::size).sum();
    }
}
