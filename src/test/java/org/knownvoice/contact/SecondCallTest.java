package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same caller dials again: whatever the state, the new leg takes the place of the older. */
class SecondCallTest {
    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    @Test
    void whileIdentifyingTheQuestionIsAskedAgain() {
        var story = Story.unknownCall(house()).at(10).callerCallsAgain("CA-2").callerHears(Place.KEYPAD);
        assertThat(story.ordered(new Command.EndCall(1))).isTrue();
        story.at(30).is(ContactState.PAGING);
    }

    @Test
    void whilePagingTheLadderGoesOn() {
        var story = Story.call(house()).at(10).callerCallsAgain("CA-2").callerHears(Place.GREETING);
        story.paged();
        assertThat(story.at(45).paged()).containsExactly("ben");
        story.happens(new ContactEvent.LegEnded(1, LegOutcome.COMPLETED)).is(ContactState.PAGING);
    }

    @Test
    void theSameCallTwiceIsOne() {
        var story = Story.call(house()).callerCallsAgain("CA-2").callerCallsAgain("CA-2");
        assertThat(story.contact().legs().stream().filter(CallLeg::isCallersSide))
                .hasSize(2);
    }

    @Test
    void whileAcceptedTheClinicianComesToTheNewLeg() {
        var story = Story.call(house()).accepts("ann").callerCallsAgain("CA-2").is(ContactState.ACCEPTED);
        story.answers("ann").presses("ann", "1").callerFollows().is(ContactState.CONNECTED);
        assertThat(story.caller().sid()).contains("CA-2");
    }

    @Test
    void whileTheClinicianWaitsInTheBridgeTheNewLegJoinsAtOnce() {
        var story = Story.call(house()).answers("ann").presses("ann", "1").callerCallsAgain("CA-2");
        story.callerHears(Place.BRIDGE);
        story.happens(new ContactEvent.LegAsked(story.legOf("ann").number(), Optional.empty()));
        story.is(ContactState.CONNECTED).at(300).is(ContactState.CONNECTED);
    }

    @Test
    void duringTheTalkItGoesOnInAnotherConference() {
        var story = Story.call(house()).callerHearsOut().talksWith("ann").forgetOrders();
        String before = story.contact().conferenceName();
        int anns = story.legOf("ann").number();
        story.callerCallsAgain("CA-2").is(ContactState.CONNECTED).callerHears(Place.BRIDGE);
        assertThat(story.contact().conferenceName()).isNotEqualTo(before);
        assertThat(story.ordered(new Command.RedirectCall(anns))).isTrue();
    }

    @Test
    void theOldConferencesEndDoesNotEndThatTalk() {
        var story = Story.call(house()).callerHearsOut().talksWith("ann").callerCallsAgain("CA-2");
        int anns = story.legOf("ann").number();
        story.happens(new ContactEvent.BridgeLeft(anns, Optional.of(0))).is(ContactState.CONNECTED);
        story.hears("ann", Place.BRIDGE);
        story.happens(new ContactEvent.LegEnded(1, LegOutcome.COMPLETED)).is(ContactState.CONNECTED);
    }

    @Test
    void theClinicianWhoLeavesOnTheWayThereIsCalledAgain() {
        var story = Story.call(house())
                .callerHearsOut()
                .talksWith("ann")
                .callerCallsAgain("CA-2")
                .hangsUp("ann");
        story.callerHears(Place.CUT_OFF).at(6).is(ContactState.ACCEPTED);
    }

    @Test
    void whileCutOffTheClinicianIsRungAtOnce() {
        var story = Story.call(house())
                .callerHearsOut()
                .talksWith("ann")
                .hangsUp("ann")
                .forgetOrders();
        story.callerCallsAgain("CA-2").is(ContactState.ACCEPTED);
        assertThat(story.rung()).containsExactly("ann");
    }

    @Test
    void fromACallbackThatNobodyHasTheLadderGoesOn() {
        var story = Story.call(house())
                .at(5)
                .callerHangsUp()
                .is(ContactState.CALLBACK)
                .at(20);
        story.callerCallsAgain("CA-2").is(ContactState.PAGING).paged();
        assertThat(story.at(45).paged()).containsExactly("ben");
    }

    @Test
    void afterExhaustionTheClimbBeginsAnew() {
        var story = Story.call(house())
                .at(150)
                .callerHangsUp()
                .is(ContactState.CALLBACK)
                .at(200);
        story.phoneOf("ann", LegOutcome.NO_ANSWER).forgetOrders();
        story.callerCallsAgain("CA-2").is(ContactState.PAGING);
        assertThat(story.rung()).containsExactly("ann");
        story.at(245).at(290).at(350).is(ContactState.EXHAUSTED);
    }

    @Test
    void aSupervisorWhoWasAskedAfterExhaustionRingsInTheNewClimbAsAnybody() {
        var story = Story.call(new SmallWorld().supervisor("sue").knows("sue", PRIMARY))
                .at(105);
        story.phoneOf("sue", LegOutcome.NO_ANSWER)
                .at(110)
                .callerCallsAgain("CA-2")
                .is(ContactState.PAGING);
        story.forgetOrders().phoneOfIfRinging("sue", LegOutcome.NO_ANSWER).at(141);
        assertThat(story.rung()).contains("sue");
    }

    @Test
    void inATextContactTheOneWhoWritesIsCalled() {
        var story = Story.text(house()).accepts("ann").happens(new ContactEvent.ClinicianWrote(SmallWorld.id("ann")));
        story.phoneOfIfRinging("ann", LegOutcome.CANCELED)
                .is(ContactState.CONNECTED)
                .forgetOrders()
                .at(60);
        story.callerCallsAgain("CA-2").is(ContactState.ACCEPTED);
        assertThat(story.rung()).containsExactly("ann");
        story.talksWith("ann").callerHangsUp().is(ContactState.ENDED);
    }

    @Test
    void aTextingClientWhoCalledAndHungUpIsOwedACall() {
        var story = Story.text(house())
                .callerCallsAgain("CA-2")
                .is(ContactState.PAGING)
                .callerHangsUp();
        story.is(ContactState.CALLBACK).answers("ann").presses("ann", "1");
        assertThat(story.clientsPhoneRings()).isTrue();
    }

    @Test
    void anEndedContactIsNotRejoined() {
        var story = Story.call(house()).callerHearsOut().talksWith("ann").callerHangsUp();
        int legs = story.contact().legs().size();
        story.callerCallsAgain("CA-2").is(ContactState.ENDED);
        assertThat(story.contact().legs()).hasSize(legs);
    }
}
