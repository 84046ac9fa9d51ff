package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.EXCLUDED;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each way in which a talk ends, and the talk with the fallback line. */
class TalkTest {
    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    private static Story talking() {
        return Story.call(house()).callerHearsOut().at(5).talksWith("ann").forgetOrders();
    }

    @Test
    void theCallerHangsUpAndItHasEnded() {
        var story = talking().at(60).callerHangsUp().is(ContactState.ENDED);
        assertThat(story.texted(TextKind.AFTER_TALK)).containsExactly("ann");
        story.happens(new ContactEvent.BridgeLeft(2, Optional.of(0))).hears("ann", Place.CALLER_GONE);
        assertThat(story.at(600).rung()).isEmpty();
    }

    @Test
    void whicheverWordComesFirstItEndsOnce() {
        var story = talking()
                .happens(new ContactEvent.BridgeLeft(2, Optional.of(0)))
                .is(ContactState.CONNECTED);
        assertThat(story.ordered(new Command.LookUpCall(1))).isTrue();
        int anns = story.legOf("ann").number();
        story.callerHangsUp().is(ContactState.ENDED).hears("ann", Place.CALLER_GONE);
        assertThat(story.ordered(new Command.RedirectCall(anns))).isTrue();
        assertThat(story.texted(TextKind.AFTER_TALK)).containsExactly("ann");
    }

    @Test
    void aLegThatShouldHaveLeftIsEnded() {
        var story = talking().callerHangsUp();
        int anns = story.legOf("ann").number();
        story.at(25);
        assertThat(story.ordered(new Command.EndCall(anns))).isTrue();
    }

    @Test
    void theCliniciansLegEndsFirstTheSameClinicianIsCalledForFortyFiveSeconds() {
        var story = talking().at(60).hangsUp("ann").is(ContactState.CONNECTED).callerHears(Place.CUT_OFF);
        story.happens(new ContactEvent.BridgeLeft(1, Optional.of(0)))
                .callerHears(Place.CUT_OFF)
                .at(64.9);
        assertThat(story.rung()).isEmpty();
        story.at(65).is(ContactState.ACCEPTED).callerHears(Place.HOLD);
        assertThat(story.rung()).containsExactly("ann");
        story.callIsTaken("ann").at(109).is(ContactState.ACCEPTED).at(110).is(ContactState.PAGING);
        assertThat(story.paged()).containsExactly("ben");
    }

    @Test
    void cutOffAndCalledAgainTheyTalkInAnotherConference() {
        var story = talking();
        String before = story.contact().conferenceName();
        story.hangsUp("ann")
                .happens(new ContactEvent.BridgeLeft(1, Optional.of(0)))
                .at(12);
        story.answers("ann").hears("ann", Place.JOIN_PROMPT).presses("ann", "1").callerFollows();
        assertThat(story.is(ContactState.CONNECTED).contact().conferenceName()).isNotEqualTo(before);
    }

    @Test
    void hangingUpWithinTheFiveSecondsWasNoCutOff() {
        var story = talking().hangsUp("ann").at(7).callerHangsUp().is(ContactState.ENDED);
        assertThat(story.at(120).rung()).isEmpty();
    }

    @Test
    void lateWordOfAnEarlierTalkTouchesNothing() {
        var story = talking()
                .hangsUp("ann")
                .happens(new ContactEvent.BridgeLeft(1, Optional.of(0)))
                .at(12);
        story.answers("ann").presses("ann", "1").callerFollows().is(ContactState.CONNECTED);
        var before = story.contact();
        story.happens(new ContactEvent.BridgeLeft(1, Optional.of(0)));
        assertThat(story.contact().talk()).isEqualTo(before.talk());
        story.callerHears(Place.BRIDGE);
    }

    @Test
    void whoLeavesTheBridgeBeforeTheCallerIsThereIsCalledAgain() {
        var story = Story.call(house())
                .callerHearsOut()
                .answers("ann")
                .presses("ann", "1")
                .hangsUp("ann");
        story.callerHears(Place.HOLD).is(ContactState.ACCEPTED).forgetOrders().at(30);
        assertThat(story.rung()).containsExactly("ann");
    }

    // --- the fallback line

    private static Story withTheFallback() {
        var story =
                Story.call(house()).callerHearsOut().at(10).callerPresses("1").callerHears(Place.FALLBACK);
        return story.at(14).happens(new ContactEvent.FallbackAnswered(1));
    }

    @Test
    void whoeverSpeaksWithTheFallbackIsNeverMovedAndTheLadderGoesOn() {
        var story = withTheFallback()
                .forgetOrders()
                .at(200)
                .is(ContactState.EXHAUSTED)
                .callerHears(Place.FALLBACK);
        assertThat(story.ordered(new Command.RedirectCall(1))).isFalse();
    }

    @Test
    void whoAcceptsMeanwhileIsToldAndDoesNotLapse() {
        var story = withTheFallback().answers("ann").presses("ann", "1").hears("ann", Place.CALLER_ON_FALLBACK);
        story.hangsUp("ann").at(400).is(ContactState.ACCEPTED).callerHears(Place.FALLBACK);
    }

    @Test
    void whoAcceptsByTextMeanwhileReadsIt() {
        var story = withTheFallback().phoneOf("ann", LegOutcome.NO_ANSWER).accepts("ann");
        assertThat(story.texted(TextKind.CALLER_ON_FALLBACK)).containsExactly("ann");
        assertThat(story.at(100).rung()).containsExactly("ann");
    }

    @Test
    void whenThatTalkEndsWithTheCallerStillThereTheClinicianIsRung() {
        var story = withTheFallback()
                .answers("ann")
                .presses("ann", "1")
                .hangsUp("ann")
                .at(200)
                .forgetOrders();
        story.happens(new ContactEvent.FallbackLeft(1, true)).callerHears(Place.AFTER_FALLBACK);
        assertThat(story.rung()).containsExactly("ann");
        story.talksWith("ann");
    }

    @Test
    void whenTheCallerHangsUpAfterThatTalkTheyAreCalledBack() {
        var story = withTheFallback()
                .answers("ann")
                .presses("ann", "1")
                .hangsUp("ann")
                .at(200)
                .forgetOrders();
        story.callerHangsUp().is(ContactState.CALLBACK);
        assertThat(story.rung()).containsExactly("ann");
        story.answers("ann").presses("ann", "1").clientAnswers().is(ContactState.CONNECTED);
    }

    @Test
    void theFallbackFailsAndTheCallerIsBackOnHoldAfterTheNumbers() {
        var story = Story.call(house()).callerHearsOut().callerPresses("1").at(8);
        story.happens(new ContactEvent.FallbackLeft(1, false)).callerHears(Place.FALLBACK_FAILED);
        story.callerHearsOut().callerHears(Place.HOLD).is(ContactState.PAGING);
    }

    @Test
    void whoAcceptsBeforeTheFallbackAnswersGetsTheCaller() {
        var story = Story.call(house()).callerHearsOut().callerPresses("1").talksWith("ann");
        story.happens(new ContactEvent.FallbackAnswered(1)).is(ContactState.CONNECTED);
    }

    // put through by the number's own fallback

    @Test
    void whoIsPutThroughByTheNumberItselfIsLeftThereAndTheLadderGoesOn() {
        var story = Story.call(house()).callerHearsOut().at(20);
        story.happens(new ContactEvent.PutThroughElsewhere(1, true)).callerHears(Place.FALLBACK);
        story.forgetOrders().at(200).is(ContactState.EXHAUSTED).callerHears(Place.FALLBACK);
        assertThat(story.ordered(new Command.RedirectCall(1))).isFalse();
    }

    @Test
    void anOrderToFetchWhoeverIsFoundThereIsDropped() {
        var story = Story.call(house()).callerHearsOut().answers("ann").presses("ann", "1");
        var fetch = new Command.RedirectCall(1);
        assertThat(story.contact().stillWants(fetch)).isTrue();

        story.happens(new ContactEvent.PutThroughElsewhere(1, true)).hears("ann", Place.CALLER_ON_FALLBACK);
        assertThat(story.contact().stillWants(fetch)).isFalse();
        story.hangsUp("ann").at(400).is(ContactState.ACCEPTED).callerHears(Place.FALLBACK);
    }

    @Test
    void whoIsPutThroughFromATalkIsWaitedFor() {
        var story = Story.call(house()).callerHearsOut().talksWith("ann");
        story.happens(new ContactEvent.PutThroughElsewhere(1, false)).is(ContactState.ACCEPTED);
        story.happens(new ContactEvent.FallbackAnswered(1)).hears("ann", Place.CALLER_ON_FALLBACK);
        story.hangsUp("ann").happens(new ContactEvent.FallbackLeft(1, true)).talksWith("ann");
    }

    @Test
    void aCodeWrittenInATalkTearsNothingApart() {
        var world = new SmallWorld()
                .primary("ann")
                .backup("ben")
                .knows("ann", PRIMARY)
                .knows("ben", EXCLUDED);
        var story = Story.unknownCall(world).callerHearsOut().callerHearsOut().talksWith("ben");
        story.happens(
                new ContactEvent.CallerWroteCode(new ContactEvent.Typed.Known(SmallWorld.CLIENT, SmallWorld.NORTH)));
        story.is(ContactState.CONNECTED).hears("ben", Place.BRIDGE);
    }
}
