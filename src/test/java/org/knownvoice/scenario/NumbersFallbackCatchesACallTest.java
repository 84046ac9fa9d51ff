package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.EXHAUSTED;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In mid-call nobody answers Twilio, and the number's own fallback puts the caller through: nobody tears them from there. */
class NumbersFallbackCatchesACallTest {
    private final CrisisLine house = CrisisLine.openWithServers(1, agency -> {}, Map.of());
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone crisisLine = house.phone("the crisis line");

    @AfterEach
    void close() {
        house.closeAnyway();
    }

    @Test
    void whileNoServerRanAndNobodyAccepts() {
        isPutThroughWhileNoServerRuns();

        house.advance(Duration.ofSeconds(160));

        maria.isBridgedTo("the crisis line");
        house.isIn(EXHAUSTED);
        assertThat(house.timeline()).containsSubsequence("FALLBACK_STARTED", "FALLBACK_ANSWERED", "LADDER_EXHAUSTED");
    }

    @Test
    void whileNoServerRanAndSomebodyAccepts() {
        isPutThroughWhileNoServerRuns();

        ana.rings().answers().presses("1").hears("speaking with the").after(Duration.ofMinutes(2));
        maria.isBridgedTo("the crisis line");

        maria.hangsUp().after(Duration.ofSeconds(1));
        house.isIn(CALLBACK);
        ana.rings();
    }

    private void isPutThroughWhileNoServerRuns() {
        TwimlBin.catchesTheCallsOf(house);
        maria.dials().after(Duration.ofSeconds(5));
        house.goesDown();
        house.advance(Duration.ofSeconds(20));
        crisisLine.rings().answers();
        house.comesBackAfter(Duration.ofSeconds(5)).advance(Duration.ofSeconds(2));
        maria.isBridgedTo("the crisis line");
    }

    @Test
    void sinceOneAnswerGotLostAndSomebodyAccepts() {
        TwimlBin.catchesTheCallsOf(house);
        anAnswerGetsLost();
        crisisLine.rings().answers().after(Duration.ofSeconds(12)).isBridgedTo("maria");

        ana.rings().answers().presses("1").after(Duration.ofSeconds(8));

        ana.hears("speaking with the").isOffTheLine();
        maria.isBridgedTo("the crisis line");
        house.advance(Duration.ofMinutes(3));
        maria.isBridgedTo("the crisis line");
        ana.wasCalled(2);
    }

    @Test
    void whereItIsOurOwnTheCallerComesBackToTheirTeam() {
        anAnswerGetsLost();
        crisisLine.rings().answers().after(Duration.ofSeconds(2)).isBridgedTo("maria");
        ana.rings().answers().presses("1").hears("speaking with the").after(Duration.ofSeconds(10));
        maria.isBridgedTo("the crisis line");

        crisisLine.hangsUp().after(Duration.ofSeconds(1));

        maria.hears("You are back with us");
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    private void anAnswerGetsLost() {
        maria.dials().after(Duration.ofSeconds(5));
        house.balancer().losesNext("/ask");
        house.advance(Duration.ofSeconds(17));
    }
}
