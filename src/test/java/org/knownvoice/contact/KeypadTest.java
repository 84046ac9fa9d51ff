package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.EXCLUDED;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactEvent.Typed;
import org.knownvoice.routing.Continuity;

/** An unknown caller says who they are, or does not; a match and a miss go the same way. */
class KeypadTest {
    private static final Typed KNOWN = new Typed.Known(SmallWorld.CLIENT, SmallWorld.NORTH);

    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ben", PRIMARY);
    }

    private static Story asked() {
        return Story.unknownCall(house()).is(ContactState.IDENTIFYING).callerHears(Place.KEYPAD);
    }

    @Test
    void nobodyIsPagedBeforeTheCallerHadTheirTime() {
        assertThat(asked().at(29).paged()).isEmpty();
    }

    @Test
    void aSilentCallersTeamIsPagedAfterThirtySeconds() {
        var story = asked().at(30).is(ContactState.PAGING);
        assertThat(story.paged()).containsExactly("ann", "ben");
    }

    @Test
    void aMatchIsPagedForAtOnce() {
        var story = asked().at(12).callerTypes("4255550171", KNOWN).callerHears(Place.HOLD);
        assertThat(story.paged()).containsExactly("ben");
        assertThat(story.contact().identity().client()).contains(SmallWorld.CLIENT);
    }

    @Test
    void aMissIsPagedForAtOnceAndHearsTheSame() {
        var story = asked().at(12).callerTypes("4255559999", new Typed.Miss()).callerHears(Place.HOLD);
        assertThat(story.paged()).containsExactly("ann", "ben");
        assertThat(story.noted(Entry.Kind.NOT_IDENTIFIED)).isTrue();
    }

    @Test
    void halfAnEntryIsAskedForOnceMore() {
        var story = asked().at(8).callerTypes("425", new Typed.Half()).callerHears(Place.KEYPAD_AGAIN);
        story.callerTypes("425", new Typed.Half()).callerHears(Place.HOLD).is(ContactState.PAGING);
    }

    @Test
    void silenceIsAskedForOnceMore() {
        asked().callerHearsOut()
                .callerHears(Place.KEYPAD_AGAIN)
                .callerHearsOut()
                .callerHears(Place.HOLD);
    }

    @Test
    void aRepeatOfTheSameRequestDoesNotCountTwice() {
        var story = asked().callerTypes("425", new Typed.Half());
        story.happens(new ContactEvent.CallerPressed(1, Optional.of(Place.KEYPAD), "425", new Typed.Half()));
        story.happens(new ContactEvent.LegAsked(1, Optional.of(Place.KEYPAD)));
        story.callerHears(Place.KEYPAD_AGAIN).is(ContactState.IDENTIFYING);
    }

    @Test
    void nineIsNotInCareNobodyIsPagedAndNobodyIsOwedACall() {
        var story = asked().callerPresses("9").is(ContactState.CLOSED);
        assertThat(story.contact().leg(1).orElseThrow().place()).isEqualTo(Place.NOT_IN_CARE);
        story.happens(new ContactEvent.LegEnded(1, LegOutcome.COMPLETED)).at(600);
        assertThat(story.paged()).isEmpty();
    }

    @Test
    void nineAfterPagingHasBegunCallsItOff() {
        var story = asked().callerHearsOut().at(31);
        story.happens(new ContactEvent.PageTextSent(story.page("ann"))).forgetOrders();
        story.callerPresses("9").is(ContactState.CLOSED);
        assertThat(story.texted(TextKind.TAKEN)).containsExactly("ann");
        assertThat(story.contact().openPages()).isEmpty();
    }

    @Test
    void commandKeysWorkWhileAsked() {
        var story = asked().callerPresses("1").callerHears(Place.FALLBACK).is(ContactState.PAGING);
        assertThat(story.paged()).isNotEmpty();
        asked().callerPresses("2").is(ContactState.CALLBACK);
        asked().callerPresses("3").callerHears(Place.MESSAGE).is(ContactState.PAGING);
    }

    @Test
    void identifiedLateTheClientsOwnPeopleAreAskedBesideTheOthers() {
        var world = new SmallWorld().primary("ann").elsewhere("eve").knows("eve", PRIMARY);
        var story = Story.unknownCall(world).at(31);
        assertThat(story.paged()).containsExactly("ann");
        story.callerTypes("4255550171", KNOWN);
        assertThat(story.paged()).containsExactly("eve");
        assertThat(story.contact().openPages()).hasSize(2);
    }

    @Test
    void identifiedLateTheExcludedAreAskedNoMore() {
        var world = house().knows("ann", EXCLUDED);
        var story = Story.unknownCall(world).at(31);
        int anns = story.page("ann");
        story.callerTypes("4255550171", KNOWN);
        assertThat(story.contact().page(anns).orElseThrow().isOpen()).isFalse();
        story.happens(new ContactEvent.PageAccepted(anns, Acceptance.Way.TEXT)).is(ContactState.PAGING);
        assertThat(story.texted(TextKind.NOTHING_OPEN)).containsExactly("ann");
    }

    @Test
    void identifiedLateAnExcludedOwnerLosesIt() {
        var story = Story.unknownCall(house().knows("ann", EXCLUDED)).at(31).accepts("ann");
        story.is(ContactState.ACCEPTED).paged();
        story.callerTypes("4255550171", KNOWN).is(ContactState.PAGING);
        assertThat(story.paged()).containsExactly("ben");
    }

    @Test
    void identifiedLateTheRecordSaysHowCloseTheOwnerIs() {
        var story = Story.unknownCall(house()).at(31).accepts("ben");
        story.callerTypes("4255550171", KNOWN);
        assertThat(story.contact().acceptance().orElseThrow().continuity()).isEqualTo(Continuity.OWN_CLINICIAN);
    }

    @Test
    void aKnownCallerIsAskedNothing() {
        var story = Story.call(house()).callerHears(Place.GREETING);
        assertThat(story.noted(Entry.Kind.NOT_IDENTIFIED)).isFalse();
    }

    @Test
    void anyOtherKeyDoesNotCutTheGreetingShort() {
        Story.call(house()).callerPresses("5").callerHears(Place.GREETING);
    }

    @Test
    void atExhaustionAnyOtherKeyHoldsAndSilenceGoesOnToTheFallback() {
        var story = Story.call(house()).callerHearsOut().at(150).callerFollows();
        story.callerPresses("5").callerHears(Place.HOLD).is(ContactState.EXHAUSTED);
        var silent = Story.call(house()).callerHearsOut().at(150).callerFollows();
        silent.callerPresses("").callerHears(Place.FALLBACK);
    }

    @Test
    void aMessageIsKeptAndTheCallerHoldsOn() {
        var story = Story.call(house()).callerHearsOut().callerPresses("3").callerHears(Place.MESSAGE);
        story.happens(new ContactEvent.MessageLeft(1))
                .callerHears(Place.AFTER_MESSAGE)
                .callerHearsOut();
        story.callerHears(Place.HOLD).is(ContactState.PAGING);
    }
}
