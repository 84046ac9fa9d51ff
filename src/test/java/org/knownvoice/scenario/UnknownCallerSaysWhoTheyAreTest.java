package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.IDENTIFYING;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client calls from a strange phone, types who they are, and their own clinician rings. */
class UnknownCallerSaysWhoTheyAreTest {
    private static final Duration END_OF_THE_QUESTION = Duration.ofSeconds(17);
    private static final Duration QUESTION = Duration.ofSeconds(8);
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final CrisisLine house = CrisisLine.open();
    private final TestPhone caller = house.phone("stranger");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void byThePhoneNumberTheyAreKnownBy() {
        caller.dials().hears("911").hears("988").after(QUESTION).hears("type your phone number");
        house.isIn(IDENTIFYING);
        house.phone("ana").wasNeverCalledNorTexted();

        caller.presses("4255550131").after(SILENCE);
        house.advance(Duration.ofSeconds(1));

        house.phone("ana").rings().reads("Reply 1");
        house.phone("ben").wasNeverCalledNorTexted();
        house.isIn(PAGING);
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isBridgedTo("stranger").sees(Agency.LINE);
        assertThat(house.contact().acceptance().orElseThrow().continuity().name())
                .isEqualTo("OWN_CLINICIAN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4255550131#", "14255550131#", "7001#"})
    void atOnceWhenTheyEndWithThePoundKey(String keys) {
        caller.dials().presses(keys);
        house.advance(Duration.ofSeconds(1));

        house.phone("ana").rings();
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"14255550131", "7001"})
    void afterThreeSecondsWithoutIt(String keys) {
        caller.dials().presses(keys);
        house.advance(Duration.ofMillis(2_900));
        house.phone("ana").wasNeverCalledNorTexted();

        house.advance(Duration.ofMillis(1_100));
        house.phone("ana").rings();
    }

    @Test
    void andTheClockOfTheFirstStepBeginsThen() {
        caller.dials().presses("7001#");
        house.advance(Duration.ofSeconds(44));
        house.phone("ben").wasNeverCalledNorTexted();

        house.advance(Duration.ofSeconds(2));
        house.phone("ben").rings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4255550131", "7001"})
    void aMatchAndAMissHearTheSameWords(String right) {
        String wrong = right.length() == 4 ? "7999" : "4255550177";
        caller.dials().presses(right);
        house.advance(Duration.ofSeconds(1));
        house.phone("somebody else").dials().presses(wrong);
        house.advance(Duration.ofSeconds(12));

        assertThat(house.phone("somebody else").wordsHeard().replaceAll("\\d+ (person has|people have)", "N have"))
                .isEqualTo(caller.wordsHeard().replaceAll("\\d+ (person has|people have)", "N have"));
        assertThat(house.contacts())
                .extracting(contact -> contact.identity().client().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void askedASecondTimeOnlyAfterSilence() {
        caller.dials().after(END_OF_THE_QUESTION).hasNotHeard("Please type");
        house.phone("ana").wasNeverCalledNorTexted();
        house.advance(Duration.ofSeconds(4));
        caller.hears("Please type your phone number");

        caller.presses("7001#");
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").rings();
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void orAfterHalfAnEntry() {
        caller.dials().presses("425555").after(SILENCE).hears("Please type your phone number");
        house.phone("ana").wasNeverCalledNorTexted();

        caller.presses("4255550131#");
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").rings();
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void andNeverAThirdTime() {
        caller.dials().presses("425").after(SILENCE).hears("Please type");
        caller.forgets().presses("425").after(SILENCE).hasNotHeard("type").hears("Still reaching");

        house.advance(Duration.ofSeconds(3));
        house.phone("ana").rings();
        house.phone("ben").rings();
    }
}
