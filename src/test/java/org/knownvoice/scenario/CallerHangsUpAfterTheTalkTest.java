package org.knownvoice.scenario;

import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The caller hangs up after the talk: it has ended, the clinician is told, and may ring back. */
class CallerHangsUpAfterTheTalkTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theClinicianHearsOneSentenceAndTheirLegEndsWithinFiveSeconds() {
        mariaHasTalkedWithAna();

        maria.hangsUp();

        ana.hears("The caller has hung up").after(Duration.ofSeconds(5)).isOffTheLine();
        house.isIn(ENDED);
    }

    @Test
    void theTextAfterItOffersToRingBackAndNobodyIsCalledByItself() {
        mariaHasTalkedWithAna();

        maria.hangsUp().after(Duration.ofMinutes(30));

        ana.reads("reply CALL").wasCalled(1);
        maria.wasCalled(0).getsNoText();
        house.phone("ben").wasNeverCalledNorTexted();
        house.isIn(ENDED);
    }

    @Test
    void aReplyRingsTheClinicianAndThenTheClient() {
        mariaHasTalkedWithAna();
        maria.hangsUp().after(Duration.ofMinutes(3));

        ana.texts("CALL");
        house.advance(Duration.ofSeconds(1));
        ana.rings();
        maria.doesNotRing();
        house.isIn(CALLBACK);

        ana.answers().hears("Press 1").presses("1").hears("Voicemail is allowed");
        house.advance(Duration.ofSeconds(1));
        maria.rings().answers().hears("This is the call you were promised").sees(Agency.LINE);
        house.advance(Duration.ofSeconds(6));

        maria.isBridgedTo("ana");
        ana.isBridgedTo("maria");
        house.isIn(CONNECTED);

        ana.forgets();
        maria.hangsUp();
        ana.hears("The caller has hung up").after(Duration.ofSeconds(5)).isOffTheLine();
        house.isIn(ENDED);
    }

    @Test
    void somebodyElseCannotRingTheClientBack() {
        mariaHasTalkedWithAna();
        maria.hangsUp().after(Duration.ofSeconds(10));

        house.phone("ben").texts("CALL").after(Duration.ofMinutes(1));

        maria.wasCalled(0);
        ana.wasCalled(1);
        house.isIn(ENDED);
    }

    private void mariaHasTalkedWithAna() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(60)).isBridgedTo("maria");
        ana.forgets();
    }
}
