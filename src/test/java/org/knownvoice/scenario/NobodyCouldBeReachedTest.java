package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.EXHAUSTED;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Heard;
import org.knownvoice.simulator.PhoneScript;

/** After 150 s nobody has accepted: the caller hears the truth and is not left alone. */
class NobodyCouldBeReachedTest {
    private CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theCallerIsInterruptedAtOnceAndTheCrisisLineRingsWithoutAKey() {
        house.phone("maria").dials();
        house.advance(Duration.ofMillis(149_900));
        house.phone("maria").hasNotHeard("Nobody has answered");
        house.advance(Duration.ofMillis(600));
        house.phone("maria").hears("Nobody has answered. Connecting the crisis line");
        house.isIn(EXHAUSTED);
        house.phone("the crisis line").doesNotRing();

        house.advance(Duration.ofMillis(7_500));

        house.phone("the crisis line").rings().sees(house.agency().phoneOf("maria"));
        house.phone("the crisis line").answers();
        house.phone("the crisis line").isBridgedTo("maria");
        house.phone("maria").isBridgedTo("the crisis line");
    }

    @Test
    void theCrisisLineSeesOurLineWhereThatIsSet() {
        house.close();
        house = CrisisLine.open(agency -> {}, CrisisLine.NIGHT, Map.of("FALLBACK_SHOWS", "line"));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(158));

        house.phone("the crisis line").rings().sees(Agency.LINE);
    }

    @Test
    void aWithheldCallerIsPutThroughFromOurLine() {
        house.phone("the crisis line").follows(PhoneScript.answersAfter(Duration.ofSeconds(3)));
        house.phone("stranger").dialsWithheld();
        house.advance(Duration.ofSeconds(160));

        house.phone("the crisis line").isBridgedTo("stranger").sees(Agency.LINE);
    }

    @Test
    void fourHoldsAndTheSupervisorWhoAnswersIsJoined() {
        exhausted();
        house.phone("maria").presses("4");
        house.advance(Duration.ofSeconds(15));
        house.phone("the crisis line").wasNeverCalledNorTexted();
        house.phone("maria").isOnTheLine().hears("Nobody has answered yet. We keep calling");

        house.phone("cora").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(5));

        house.phone("maria").isBridgedTo("cora");
        house.isIn(CONNECTED);
    }

    @Test
    void twoIsACallbackAndTheSupervisorGoesOnBeingAsked() {
        exhausted();
        house.phone("maria").presses("2").hears("will call you back");
        house.advance(Duration.ofSeconds(15));
        house.phone("maria").isOffTheLine();
        house.isIn(CALLBACK);
        house.phone("the crisis line").wasNeverCalledNorTexted();

        house.advance(Duration.ofSeconds(120));
        house.phone("cora").rings().answers().presses("1").hears("Calling them now");
        house.advance(Duration.ofSeconds(8));
        house.phone("maria").rings().sees(Agency.LINE).answers();
        house.advance(Duration.ofSeconds(5));
        house.phone("maria").isBridgedTo("cora");
    }

    @Test
    void threeTakesAMessage() {
        exhausted();
        house.phone("maria").presses("3").hears("Your message is recorded");
        house.advance(Duration.ofSeconds(10));

        assertThat(house.phone("maria").heard()).anyMatch(Heard.Beep.class::isInstance);
        house.phone("the crisis line").wasNeverCalledNorTexted();
    }

    @Test
    void supervisorsArePagedEveryTwoMinutesUntilOneTakesIt() {
        exhausted();
        house.phone("maria").presses("4");
        house.phone("cora").readsTimes(1, "still waits");
        house.advance(Duration.ofSeconds(118));
        house.phone("cora").readsTimes(1, "still waits");
        house.advance(Duration.ofSeconds(3));
        house.phone("cora").readsTimes(2, "still waits").rings();
        house.advance(Duration.ofSeconds(120));
        house.phone("cora").readsTimes(3, "still waits").rings();
        assertThat(house.phone("ana").callsOrdered()).allMatch(second -> second <= 150);

        house.phone("cora").answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("maria").isBridgedTo("cora");
        house.phone("cora").forgets();
        house.advance(Duration.ofMinutes(5));
        house.phone("cora").getsNoText();
    }

    private void exhausted() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(151));
        house.isIn(EXHAUSTED);
    }
}
