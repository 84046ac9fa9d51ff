package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who speaks with the crisis line is not moved; the clinician who accepts meanwhile waits for the end of that talk. */
class CallerIsWithTheCrisisLineTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone crisisLine = house.phone("the crisis line");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoAcceptsByVoiceHearsIt() {
        mariaTalksWithTheCrisisLine();

        ana.answers().presses("1").hears("speaking with the").hears("We call you when they are done");
        house.advance(Duration.ofSeconds(10));

        ana.isOffTheLine();
        maria.isBridgedTo("the crisis line");
    }

    @Test
    void whoAcceptsByTextReadsIt() {
        mariaTalksWithTheCrisisLine();

        ana.texts("1");
        house.advance(Duration.ofSeconds(10));

        ana.reads("speaking with the").doesNotRing();
        maria.isBridgedTo("the crisis line");
    }

    @Test
    void theAcceptanceDoesNotLapseAndNobodyElseIsAsked() {
        mariaTalksWithTheCrisisLine();
        ana.answers().presses("1");

        house.advance(Duration.ofMinutes(20));

        maria.isBridgedTo("the crisis line");
        ana.wasCalled(1).isOffTheLine();
        house.phone("ben").wasNeverCalledNorTexted();
        assertThat(house.timeline()).doesNotContain("ACCEPTANCE_LAPSED");
    }

    @Test
    void whenTheCrisisLineHangsUpTheTwoAreJoined() {
        mariaTalksWithTheCrisisLine();
        ana.answers().presses("1");
        house.advance(Duration.ofMinutes(5));

        crisisLine.hangsUp();
        maria.hears("You are back with us");
        house.advance(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");

        maria.isBridgedTo("ana").wasCalled(0);
        house.isIn(CONNECTED);
    }

    @Test
    void whenTheCallerHangsUpTheyAreCalledBack() {
        mariaTalksWithTheCrisisLine();
        ana.texts("1");
        house.advance(Duration.ofMinutes(5));

        maria.hangsUp();
        house.advance(Duration.ofSeconds(1));
        crisisLine.isOffTheLine();
        house.isIn(CALLBACK);
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));

        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
        house.isIn(CONNECTED);
    }

    @Test
    void aCallerWhoHangsUpThereBeforeAnybodyHasAcceptedIsStillOwedACall() {
        mariaTalksWithTheCrisisLine();
        maria.hangsUp();
        house.isIn(CALLBACK);

        house.advance(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));

        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    @Test
    void theTeamIsAskedOnWhileTheyTalk() {
        mariaTalksWithTheCrisisLine();

        house.advance(Duration.ofSeconds(45));
        house.phone("ben").rings();
        house.advance(Duration.ofMinutes(2));

        maria.isBridgedTo("the crisis line").hasNotHeard("Nobody has answered. Connecting");
        house.phone("cora").rings();
    }

    @Test
    void whileTheCrisisLineOnlyRingsTheCallerIsJoinedAtOnce() {
        maria.dials().presses("1").after(Duration.ofSeconds(2));
        crisisLine.rings();

        ana.answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");

        crisisLine.isOffTheLine();
        house.isIn(CONNECTED);
    }

    @Test
    void whoAcceptsByTextWhileItOnlyRingsIsToldIfItAnswersMeanwhile() {
        maria.dials().presses("1").after(Duration.ofSeconds(2));
        ana.texts("1");
        crisisLine.answers();
        house.advance(Duration.ofSeconds(10));

        ana.reads("speaking with the").doesNotRing();
        maria.isBridgedTo("the crisis line");
        crisisLine.hangsUp().after(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
    }

    private void mariaTalksWithTheCrisisLine() {
        maria.dials().presses("1").after(Duration.ofSeconds(2));
        crisisLine.rings().answers();
        maria.isBridgedTo("the crisis line");
    }
}
