package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.PhoneScript;

/** A page looks for its clinician on each of their phones. */
class ClinicianHasSeveralPhonesTest {
    private static final Consumer<Agency> TWO = agency -> agency.alsoAt("ana", "ana's other", "+14255550161", "yes");

    private CrisisLine house;

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatRingsInVainOnOnePhoneRingsOnTheNextAndIsTakenThere() {
        house = CrisisLine.open(TWO);
        house.phone("ana").follows(PhoneScript.neverAnswers());
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").rings().reads("Reply 1");
        house.phone("ana's other").wasNeverCalledNorTexted();

        house.advance(Duration.ofSeconds(30));
        house.phone("ana").doesNotRing().wasCalledAtSeconds(0L);
        house.phone("ana's other").rings().wasCalledAtSeconds(30L).answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("ana's other").isBridgedTo("maria");
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void whereOnePhoneIsBusyTheOtherRingsAtOnceAndTheStepWaits() {
        house = CrisisLine.open(TWO);
        house.phone("ana").follows(PhoneScript.busy());
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));

        house.phone("ana's other").rings();
        assertThat(house.phone("ana's other").callsOrdered()).allMatch(at -> at <= 2);
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void whenNeitherPhoneCanBeReachedTheNextPersonIsAskedAtOnce() {
        house = CrisisLine.open(TWO);
        house.phone("ana").follows(PhoneScript.busy());
        house.phone("ana's other").follows(PhoneScript.outOfService());
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(4));

        house.phone("ben").rings();
    }

    @Test
    void aTextThatFailsGoesToTheNextPhoneThatTakesTexts() {
        house = CrisisLine.open(agency -> agency.alsoAt("ana", "ana's landline", "+14255550160", "no")
                .alsoAt("ana", "ana's other", "+14255550161", "yes")
                .alsoAt("ana", "ana's third", "+14255550162", "yes"));
        house.phone("ana").follows(PhoneScript.byHand().textRefused(21610));
        house.phone("ana's other").follows(PhoneScript.byHand().textUndelivered(30003));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(5));

        house.phone("ana's landline").getsNoText();
        house.phone("ana's third").reads("Reply 1").texts("1");
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("ana").isBridgedTo("maria");
    }

    @Test
    void twoCrisesNeverRingTwoPhonesOfOneClinician() {
        house = CrisisLine.open(agency -> TWO.accept(agency.knows("luz", "ana", "secondary")));
        house.phone("maria").dials();
        house.phone("luz").dials();
        house.advance(Duration.ofSeconds(20));
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(60));

        house.phone("ana").isBridgedTo("maria");
        house.phone("ana's other").wasCalled(0);
    }
}
