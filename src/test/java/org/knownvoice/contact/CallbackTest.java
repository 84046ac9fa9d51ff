package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.PhoneNumber;

/** The caller is not on the line and is owed a call. */
class CallbackTest {
    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    /** The caller hung up; ann has accepted and hears that the client is rung. */
    private static Story awaited() {
        return Story.call(house())
                .callerHearsOut()
                .at(5)
                .callerHangsUp()
                .answers("ann")
                .presses("ann", "1")
                .forgetOrders();
    }

    @Test
    void theCallerHangsUpBeforeAnybodyAcceptsAndThePageStaysOpen() {
        var story = Story.call(house()).at(5).callerHangsUp().is(ContactState.CALLBACK);
        assertThat(story.contact().openPages()).hasSize(1);
        story.paged();
        assertThat(story.at(45).paged()).containsExactly("ben");
    }

    @Test
    void theNumberOfTheLatestCallThatShowsOneIsRung() {
        var mothers = new PhoneNumber("+14255550179");
        var story = Story.call(house())
                .at(5)
                .callerHangsUp()
                .at(20)
                .callerCallsAgain("CA-mother", Optional.of(mothers))
                .callerHangsUp()
                .at(30)
                .callerCallsAgain("CA-withheld", Optional.empty())
                .callerHangsUp();

        assertThat(CallbackNumber.of(story.contact(), house().roster())).contains(mothers);
    }

    @Test
    void whoAcceptsIsConnectedOnceTheClientAnswersWithoutAKey() {
        var story = awaited().is(ContactState.CALLBACK).hears("ann", Place.BRIDGE);
        story.clientAnswers().is(ContactState.CONNECTED);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void theClientIsNotRungBeforeTheClinicianHasPressedOne() {
        var story = Story.call(house()).callerHangsUp().accepts("ann").answers("ann");
        assertThat(story.clientsPhoneRings()).isFalse();
        assertThat(story.presses("ann", "1").clientsPhoneRings()).isTrue();
    }

    @Test
    void notAnsweredItIsTriedAfterTwoFiveAndFifteenMinutesThenTheSupervisorDecides() {
        var story = awaited();
        double at = 5;
        for (int minutes : new int[] {2, 5, 15}) {
            story.clientDoesNotAnswer()
                    .hears("ann", Place.NO_ANSWER)
                    .hangsUp("ann")
                    .forgetOrders();
            story.at(at + minutes * 60 - 1);
            assertThat(story.rung()).isEmpty();
            at += minutes * 60;
            assertThat(story.at(at).rung()).containsExactly("ann");
            story.answers("ann").presses("ann", "1");
        }
        story.clientDoesNotAnswer().hangsUp("ann").is(ContactState.CALLBACK);
        assertThat(story.texted(TextKind.CALLBACK_IN_VAIN)).containsExactly("sue");
        assertThat(story.forgetOrders().at(at + 3600).rung()).isEmpty();
        assertThat(story.texted(TextKind.CALLBACK_IN_VAIN)).containsExactly("sue");
        story.happens(new ContactEvent.Disposed(SmallWorld.id("sue"), "letter")).is(ContactState.CLOSED);
    }

    @Test
    void whoMissesTheNextTryLosesItAndTheLadderGoesOn() {
        var story = awaited().clientDoesNotAnswer().hangsUp("ann").at(125);
        story.phoneOf("ann", LegOutcome.NO_ANSWER)
                .forgetOrders()
                .at(155)
                .callIsTaken("ann")
                .at(185);
        assertThat(story.texted(TextKind.LAPSED)).containsExactly("ann");
        assertThat(story.paged()).contains("ben");
    }

    @Test
    void theClientCallsWhileWeWouldWaitAndTheClinicianIsRungNow() {
        var story = awaited().clientDoesNotAnswer().hangsUp("ann").at(30).forgetOrders();
        story.callerCallsAgain("CA-2").is(ContactState.ACCEPTED);
        assertThat(story.rung()).containsExactly("ann");
        story.talksWith("ann");
    }

    @Test
    void theClientCallsWhileWeRingThemAndOurCallEnds() {
        var story = awaited();
        int ours = story.clientsLeg().number();
        story.callerCallsAgain("CA-2").callerHears(Place.BRIDGE).is(ContactState.CONNECTED);
        assertThat(story.ordered(new Command.EndCall(ours))).isTrue();
        story.happens(new ContactEvent.LegEnded(ours, LegOutcome.CANCELED)).is(ContactState.CONNECTED);
    }

    @Test
    void askedForByKeyItIsPromisedAndOwed() {
        var story = Story.call(house()).callerHearsOut().callerPresses("2").is(ContactState.CALLBACK);
        assertThat(story.contact().leg(1).orElseThrow().place()).isEqualTo(Place.CALLBACK_PROMISED);
        story.happens(new ContactEvent.LegEnded(1, LegOutcome.COMPLETED)).is(ContactState.CALLBACK);
        story.answers("ann").presses("ann", "1").clientAnswers().is(ContactState.CONNECTED);
    }

    @Test
    void withoutANumberToCallThereIsNoPromise() {
        var story = Story.withheldCall(house()).callerPresses("2").callerHears(Place.NO_NUMBER);
        story.callerHearsOut().callerHears(Place.HOLD).is(ContactState.PAGING);
    }

    @Test
    void withheldAndNotIdentifiedTheCallerWhoHungUpIsForTheSupervisor() {
        var story = Story.withheldCall(house())
                .at(40)
                .callerHearsOut()
                .answers("ann")
                .callerHangsUp();
        story.is(ContactState.ENDED).hears("ann", Place.TAKEN);
        assertThat(story.contact().ending().outcome()).contains(Ending.Outcome.UNREACHABLE_CALLER);
        assertThat(story.texted(TextKind.UNREACHABLE_CALLER)).containsExactly("sue");
    }

    @Test
    void whoHasAcceptedAWithheldCallerThatHungUpIsTold() {
        var story = Story.withheldCall(house()).at(40).accepts("ann");
        int anns = story.legOf("ann").number();
        story.callerHangsUp().is(ContactState.ENDED);
        assertThat(story.texted(TextKind.NOTHING_OPEN)).containsExactly("ann");
        assertThat(story.ordered(new Command.EndCall(anns))).isTrue();
        assertThat(story.ordered(new Command.RedirectCall(anns))).isFalse();
    }

    @Test
    void withheldButIdentifiedTheClientsOwnPhoneIsRung() {
        var story = Story.withheldCall(house())
                .callerTypes("4255550171", new ContactEvent.Typed.Known(SmallWorld.CLIENT, SmallWorld.NORTH))
                .callerHangsUp()
                .is(ContactState.CALLBACK);
        story.answers("ann").presses("ann", "1");
        assertThat(story.clientsPhoneRings()).isTrue();
    }

    @Test
    void theClinicianRingsBackAfterTheTalk() {
        var story = Story.call(house())
                .callerHearsOut()
                .talksWith("ann")
                .callerHangsUp()
                .hangsUp("ann");
        story.is(ContactState.ENDED).forgetOrders().at(60);
        story.happens(new ContactEvent.RingBackAsked(SmallWorld.id("ann"))).is(ContactState.CALLBACK);
        assertThat(story.rung()).containsExactly("ann");
        story.answers("ann").presses("ann", "1").clientAnswers().is(ContactState.CONNECTED);
    }

    @Test
    void theClinicianLeavesWhileTheClientsPhoneRingsAndItStopsRinging() {
        var story = awaited();
        int ours = story.clientsLeg().number();
        story.hangsUp("ann");
        assertThat(story.ordered(new Command.EndCall(ours))).isTrue();
        story.happens(new ContactEvent.LegEnded(ours, LegOutcome.CANCELED)).at(35);
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.contact().callback().tries()).isZero();
    }

    @Test
    void onlyAPersonClosesIt() {
        var story = Story.call(house()).callerHangsUp().at(86_400).is(ContactState.CALLBACK);
        story.happens(new ContactEvent.Disposed(SmallWorld.id("sue"), "seen")).is(ContactState.CLOSED);
        assertThat(story.forgetOrders().at(90_000).rung()).isEmpty();
    }

    @Test
    void nothingIsClosedWhileTheCallerIsOnTheLine() {
        Story.call(house())
                .happens(new ContactEvent.Disposed(SmallWorld.id("sue"), "seen"))
                .is(ContactState.PAGING);
    }
}
