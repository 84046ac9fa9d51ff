package org.knownvoice.scenario;

import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.EXHAUSTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.PhoneScript;

/** The crisis line is busy, fails or does not answer: back to hold, with 988 spoken again, and the team asked on. */
class CrisisLineDoesNotAnswerTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone crisisLine = house.phone("the crisis line");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void busy() {
        crisisLine.follows(PhoneScript.busy());
        maria.dials().after(Duration.ofSeconds(15)).forgets().presses("1").after(Duration.ofSeconds(2));

        mariaIsBackOnHold();
    }

    @Test
    void outOfService() {
        crisisLine.follows(PhoneScript.outOfService());
        maria.dials().after(Duration.ofSeconds(15)).forgets().presses("1").after(Duration.ofSeconds(2));

        mariaIsBackOnHold();
    }

    @Test
    void nobodyAnswersForHalfAMinute() {
        maria.dials().after(Duration.ofSeconds(5)).presses("1").after(Duration.ofSeconds(28));
        crisisLine.rings();
        maria.forgets();

        house.advance(Duration.ofSeconds(4));

        crisisLine.doesNotRing();
        mariaIsBackOnHold();
    }

    @Test
    void theKeysStillWork() {
        crisisLine.follows(PhoneScript.busy());
        maria.dials().presses("1").after(Duration.ofSeconds(2)).hears("The crisis line did not answer");
        crisisLine.follows(PhoneScript.byHand());

        maria.presses("1").after(Duration.ofSeconds(1));
        crisisLine.rings().answers();
        maria.isBridgedTo("the crisis line");
    }

    @Test
    void atExhaustionTheSupervisorsAreAskedOnEveryTwoMinutes() {
        crisisLine.follows(PhoneScript.busy());
        maria.dials().after(Duration.ofSeconds(149)).forgets();

        house.advance(Duration.ofSeconds(10));
        maria.hears("Nobody has answered")
                .hears("The crisis line did not answer")
                .hears("988");
        house.isIn(EXHAUSTED);
        for (int round = 1; round <= 3; round++) {
            house.phone("cora").forgets();
            house.advance(Duration.ofMinutes(2));
            house.phone("cora").reads("still waits");
            maria.isOnTheLine();
        }

        house.phone("cora")
                .rings()
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(6))
                .isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void afterItTheCallerMayLeaveAMessageOrAskForACallback() {
        crisisLine.follows(PhoneScript.busy());
        maria.dials().presses("1").after(Duration.ofSeconds(2)).hears("The crisis line did not answer");

        maria.presses("2").hears("will call you back");
    }

    private void mariaIsBackOnHold() {
        maria.isOnTheLine().hears("The crisis line did not answer").hears("988");
        house.advance(Duration.ofSeconds(25));
        maria.hears("Press 1 for the crisis line");
        house.isIn(PAGING);
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        house.isIn(CONNECTED);
    }
}
