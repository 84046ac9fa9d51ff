package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CLOSED;
import static org.knownvoice.contact.ContactState.IDENTIFYING;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is no client hears where to go: the assessment line, then 988. */
class CallerIsNotInCareHereTest {
    private static final Duration ALONE = Duration.ofSeconds(3);

    private final CrisisLine house = CrisisLine.open();
    private final TestPhone caller = house.phone("stranger");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nobodyIsPagedAndNobodyIsOwedACall() {
        caller.dials()
                .after(Duration.ofSeconds(8))
                .hears("Press 9")
                .presses("9")
                .after(ALONE)
                .hears("For an assessment, call");
        house.advance(Duration.ofSeconds(30));
        caller.isOffTheLine();
        house.isIn(CLOSED);

        house.advance(Duration.ofMinutes(10));
        caller.getsNoText();
        assertThat(caller.view().calls()).as("calls at the caller's phone").hasSize(1);
        for (var name : List.of("ana", "ben", "cora", "dev")) {
            house.phone(name).wasNeverCalledNorTexted();
        }
    }

    @Test
    void theAssessmentNumberIsSpokenTwice() {
        caller.dials().presses("9#").hears("844-822-7609. Again: 844-822-7609.").hears("Call or text 988");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "9#"})
    void atTheSecondQuestionToo(String keys) {
        caller.dials().after(Duration.ofSeconds(21)).hears("Please type").presses(keys);
        caller.after(ALONE).hears("For an assessment");
        house.isIn(CLOSED);
    }

    @Test
    void aKeyIsACommandOnlyWhenItStandsAlone() {
        caller.dials().presses("9").after(Duration.ofSeconds(2)).hasNotHeard("assessment");
        house.isIn(IDENTIFYING);

        caller.presses("25").after(ALONE).hasNotHeard("assessment").hears("Please type");
        house.isIn(IDENTIFYING);
    }

    @Test
    void aNumberThatBeginsWithAOneIsNoWishForTheCrisisLine() {
        caller.dials()
                .presses("1")
                .after(Duration.ofSeconds(2))
                .presses("4255550131")
                .after(ALONE);
        house.advance(Duration.ofSeconds(1));

        house.phone("ana").rings();
        house.phone("the crisis line").wasNeverCalledNorTexted();
    }

    @Test
    void onHoldNineIsNoCommandAnyMore() {
        caller.dials().presses("3605550177#").presses("9").after(ALONE).hasNotHeard("assessment");
        house.phone("ana").rings();
    }
}
