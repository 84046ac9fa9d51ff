package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactEvent.CallerTextFailed;
import org.knownvoice.contact.ContactEvent.CallerTexted;
import org.knownvoice.contact.ContactEvent.ClinicianWrote;
import org.knownvoice.contact.ContactEvent.RingBackAsked;
import org.knownvoice.directory.CarrierCodes;

/** A caller hangs up and writes: they may not be able to speak, so their phone rings only when the clinician wants it. */
class CallerWritesInsteadTest {
    private final Story story = Story.call(new SmallWorld()
                    .primary("ann")
                    .backup("ben")
                    .supervisor("sue")
                    .knows("ann", PRIMARY))
            .callerHearsOut()
            .at(5);

    private Story wrote() {
        return story.callerHangsUp().at(10).happens(new CallerTexted());
    }

    @Test
    void theFirstTextIsAnsweredAtOnceAndOnce() {
        wrote().happens(new CallerTexted()).is(ContactState.CALLBACK);
        assertThat(story.callerTexts()).containsExactly(TextKind.FIRST_REPLY);
    }

    @Test
    void whoAcceptsByVoiceIsToldBeforeTheClientsPhoneRings() {
        wrote().answers("ann").presses("ann", "1").hears("ann", Place.YOURS_BY_TEXT);
        assertThat(story.texted(TextKind.CLIENT_WROTE)).containsExactly("ann");
        assertThat(story.callerTexts()).containsExactly(TextKind.FIRST_REPLY, TextKind.SOMEBODY_HAS_IT);

        story.hangsUp("ann").forgetOrders().at(180);
        assertThat(story.clientsPhoneRings()).isFalse();
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void whoAcceptsByTextIsRungNoMore() {
        wrote().answers("ann").accepts("ann").hears("ann", Place.YOURS_BY_TEXT);
        assertThat(story.texted(TextKind.CLIENT_WROTE)).containsExactly("ann");
        story.hangsUp("ann").forgetOrders().at(180);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void aWordOfTheCliniciansIsTheTalk() {
        wrote().accepts("ann").phoneOfIfRinging("ann", LegOutcome.CANCELED);
        story.happens(new ClinicianWrote(SmallWorld.id("ann"))).is(ContactState.CONNECTED);
        story.forgetOrders().at(3000).is(ContactState.CONNECTED);
        assertThat(story.rung()).isEmpty();

        story.happens(new CallerTexted());
        assertThat(story.texted(TextKind.CLIENT_WROTE)).containsExactly("ann");
        assertThat(story.callerTexts()).isEmpty();
    }

    @Test
    void withoutAWordOrACallItLapsesAfterThreeMinutes() {
        wrote().accepts("ann").phoneOfIfRinging("ann", LegOutcome.CANCELED).at(189);
        assertThat(story.paged()).containsExactly("ann");
        assertThat(story.at(190).paged()).containsExactly("ben");
        assertThat(story.callerTexts()).contains(TextKind.STILL_REACHING);
    }

    @Test
    void whoWantsToSpeakWithThemCalls() {
        wrote().answers("ann").presses("ann", "1").hangsUp("ann").forgetOrders();
        story.happens(new RingBackAsked(SmallWorld.id("ann")));
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.clientsPhoneRings()).isFalse();
        story.answers("ann").presses("ann", "1");
        assertThat(story.clientsPhoneRings()).isTrue();
        story.clientAnswers().is(ContactState.CONNECTED);
    }

    @Test
    void alsoInTheMiddleOfWriting() {
        wrote().accepts("ann").phoneOfIfRinging("ann", LegOutcome.CANCELED);
        story.happens(new ClinicianWrote(SmallWorld.id("ann"))).at(100).forgetOrders();
        story.happens(new RingBackAsked(SmallWorld.id("ann"))).is(ContactState.CALLBACK);
        story.answers("ann").presses("ann", "1").clientAnswers().is(ContactState.CONNECTED);
    }

    @Test
    void whoDialsOnceMoreIsCalledBack() {
        wrote().at(12).callerCallsAgain("CA-2").at(14).callerHangsUp();
        story.answers("ann").presses("ann", "1").hears("ann", Place.BRIDGE);
        assertThat(story.clientsPhoneRings()).isTrue();
        assertThat(story.texted(TextKind.CLIENT_WROTE)).containsExactly("ann");
    }

    @Test
    void whomOurTextsDoNotReachIsCalledBack() {
        wrote().happens(new CallerTextFailed(CarrierCodes.OPTED_OUT));
        story.answers("ann").presses("ann", "1");
        assertThat(story.clientsPhoneRings()).isTrue();
        assertThat(story.texted(TextKind.CLIENT_TEXT_FAILED)).containsExactly("ann");
    }

    @Test
    void whoWritesOnHoldIsJoinedAndTheClinicianKnowsOfIt() {
        story.happens(new CallerTexted()).talksWith("ann");
        assertThat(story.texted(TextKind.CLIENT_WROTE)).containsExactly("ann");
        story.at(1200);
        assertThat(story.texted(TextKind.CLIENT_UNANSWERED)).isEmpty();
    }
}
