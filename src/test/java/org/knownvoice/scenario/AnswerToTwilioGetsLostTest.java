package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.simulator.Fault;

/** Twilio asks again when our answer was lost on the way: it gets the same answer, and nothing happens twice. */
class AnswerToTwilioGetsLostTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theWinnersLegGetsTheBridgeAgain() {
        house.phone("stranger").dials().presses("3605550177#");
        house.advance(Duration.ofSeconds(2));
        lost("/press");
        house.phone("ana").answers().presses("1").hears("You have it");
        house.advance(Duration.ofSeconds(6));

        house.phone("ana").isBridgedTo("stranger").hasRung(1);
        house.phone("ben").doesNotRing().reads("was taken by Ana Sample");
        assertThat(house.phone("ben").newTexts().lines()).hasSize(2);
        assertThat(house.timeline()).containsOnlyOnce("PAGE_ACCEPTED").containsOnlyOnce("CONNECTED");
        house.isIn(CONNECTED);
    }

    @Test
    void whoeverDeclinedHasDeclinedOnce() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        lost("/press");
        house.phone("ana").answers().presses("2").hears("Declined");
        house.advance(Duration.ofSeconds(2));

        house.phone("ben").rings().hasRung(1);
        assertThat(house.timeline()).containsOnlyOnce("PAGE_DECLINED");
    }

    @Test
    void theFirstWebhookOpensOneContact() {
        lost("/twilio/voice");
        house.phone("maria").dials().hears("911").isOnTheLine();
        house.advance(Duration.ofSeconds(20));

        assertThat(house.contacts()).hasSize(1);
        house.phone("ana").hasRung(1);
        assertThat(house.phone("ana").newTexts().lines()).hasSize(1);
    }

    @Test
    void silenceIsOneSilenceSoTheSecondQuestionIsHeard() {
        lost("/keys");
        house.phone("stranger").dials();
        house.advance(Duration.ofSeconds(21));
        house.phone("stranger").hears("Please type your phone number");

        house.phone("stranger").presses("7001#");
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").rings();
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7001#", "4255550131#", "7999#"})
    void aTypedNumberIsTypedOnce(String keys) {
        lost("/keys");
        house.phone("stranger").dials().presses(keys).hears("Still reaching");
        house.advance(Duration.ofSeconds(25));

        house.phone("ana").hasRung(1);
        assertThat(house.phone("ana").newTexts().lines()).hasSize(1);
        assertThat(house.timeline()).containsOnlyOnce("STEP_OPENED");
        house.phone("stranger").isOnTheLine();
    }

    @Test
    void theWishForTheCrisisLineIsOneCall() {
        house.phone("maria").dials();
        lost("/keys");
        house.phone("maria").presses("1");
        house.advance(Duration.ofSeconds(5));

        house.phone("the crisis line").rings().answers();
        house.advance(Duration.ofSeconds(2));
        house.phone("the crisis line").isBridgedTo("maria");
        assertThat(house.phone("the crisis line").view().calls()).hasSize(1);
        assertThat(house.timeline()).containsOnlyOnce("FALLBACK_STARTED");
    }

    @Test
    void theWishToBeCalledBackIsOneCallback() {
        house.phone("maria").dials();
        lost("/keys");
        house.phone("maria").presses("2").hears("will call you back");
        house.advance(Duration.ofSeconds(15));

        house.isIn(CALLBACK);
        house.phone("ana").hasRung(1);
        assertThat(house.timeline()).containsOnlyOnce("CALLBACK_ASKED");
    }

    @Test
    void theCallersWayIntoTheBridgeIsGivenAgain() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(12));
        lost("/ask");
        house.phone("ana").answers().presses("1");
        lost("/ask");
        house.advance(Duration.ofSeconds(6));

        house.phone("maria").isBridgedTo("ana");
        assertThat(house.timeline()).containsOnlyOnce("CONNECTED");
        house.isIn(CONNECTED);
    }

    @Test
    void whoIsCutOffIsCalledOnce() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(30));
        lost("/bridge-left");
        house.phone("ana").hangsUp();
        house.advance(Duration.ofSeconds(12));

        house.phone("maria").hears("If you were cut off, stay on the line").isOnTheLine();
        house.phone("ana").hasRung(2).rings();
        assertThat(house.timeline()).containsOnlyOnce("CUT_OFF");
    }

    @Test
    void everyAnswerIsLostOnceAndTheStoryIsTheSame() {
        List<String> usual;
        try (var good = CrisisLine.open()) {
            usual = story(good);
        }
        house.suffers(Fault.webhook("", Fault.ALWAYS, new Fault.AnswerLost()));
        var lossy = story(house);

        assertThat(lossy).containsExactlyInAnyOrderElementsOf(usual);
    }

    /** Nobody answers, the crisis line does, a supervisor takes it and talks. */
    private static List<String> story(CrisisLine house) {
        house.phone("stranger").dials();
        house.advance(Duration.ofSeconds(150));
        house.phone("the crisis line").answers();
        house.advance(Duration.ofSeconds(30));
        house.phone("the crisis line").hangsUp();
        house.advance(Duration.ofSeconds(85));
        house.phone("cora").answers().presses("1");
        house.advance(Duration.ofSeconds(20));
        house.phone("cora").isBridgedTo("stranger");
        house.phone("stranger").hangsUp();
        house.advance(Duration.ofSeconds(10));
        return house.timeline();
    }

    private void lost(String address) {
        house.suffers(Fault.webhook(address, 1, new Fault.AnswerLost()));
    }
}
