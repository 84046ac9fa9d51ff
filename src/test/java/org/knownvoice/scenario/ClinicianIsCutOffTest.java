package org.knownvoice.scenario;

import static org.knownvoice.contact.ContactState.ACCEPTED;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clinician's leg ends first: the caller is asked to stay, and whoever stays gets the clinician back, or another. */
class ClinicianIsCutOffTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");

    @BeforeEach
    void mariaTalksWithAna() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(60)).isBridgedTo("maria");
        maria.forgets();
        ana.forgets();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theCallerIsAskedToStayWithinThreeSeconds() {
        ana.hangsUp();
        house.advance(Duration.ofSeconds(3));

        maria.isOnTheLine().hears("If you were cut off, stay on the line");
        ana.doesNotRing();
        house.isIn(CONNECTED);
    }

    @Test
    void whoStaysIsRejoinedWithTheSameClinician() {
        ana.hangsUp();
        house.advance(Duration.ofSeconds(10));

        ana.rings().wasCalled(2);
        maria.hears("A clinician is coming to the phone");
        house.isIn(ACCEPTED);

        ana.answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        maria.isBridgedTo("ana");
        ben.wasNeverCalledNorTexted();
        house.isIn(CONNECTED);
    }

    /** The call in which they talked is no ring, however short it was. */
    @Test
    void thatPhoneIsRungTwiceWithinTheFortyFiveSeconds() {
        ana.hangsUp();
        house.advance(Duration.ofSeconds(10));
        ana.answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");

        ana.hangsUp();
        house.advance(Duration.ofSeconds(46));

        ana.rings().wasCalled(4);
    }

    @Test
    void nobodyAtThatPhoneForFortyFiveSecondsThenTheLadderGoesOn() {
        ana.hangsUp();
        house.advance(Duration.ofSeconds(49));
        ana.rings();
        ben.wasNeverCalledNorTexted();

        house.advance(Duration.ofSeconds(2));
        ana.doesNotRing();
        ben.rings().reads("Reply 1");
        maria.hears("We could not connect you yet");
        house.isIn(PAGING);

        ben.answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void aClinicianWhoDeclinesToComeBackMakesTheLadderGoOnAtOnce() {
        ana.hangsUp();
        house.advance(Duration.ofSeconds(7));

        ana.answers().presses("2");
        house.advance(Duration.ofSeconds(1));

        ben.rings();
        house.isIn(PAGING);
    }

    @Test
    void whoHangsUpWithinTheFiveSecondsHasEndedTheTalk() {
        ana.hangsUp();
        house.advance(Duration.ofSeconds(3));
        maria.hangsUp();
        house.advance(Duration.ofMinutes(5));

        ana.reads("reply CALL").wasCalled(1);
        maria.wasCalled(0);
        ben.wasNeverCalledNorTexted();
        house.isIn(ENDED);
    }

    @Test
    void bothHangUpInTheSameInstant() {
        house.simulator().phone(house.agency().phoneOf("ana")).hangsUp().await();
        house.simulator().phone(house.agency().phoneOf("maria")).hangsUp().await();
        house.settle();
        house.advance(Duration.ofMinutes(5));

        ana.wasCalled(1);
        maria.wasCalled(0);
        house.isIn(ENDED);
    }

    @Test
    void whoIsCutOffAgainIsRejoinedAgain() {
        for (int calls = 2; calls <= 4; calls++) {
            ana.hangsUp().after(Duration.ofSeconds(6));
            ana.rings().wasCalled(calls).answers().presses("1").after(Duration.ofSeconds(20));
            ana.isBridgedTo("maria");
        }
        maria.hangsUp();
        house.isIn(ENDED);
    }
}
