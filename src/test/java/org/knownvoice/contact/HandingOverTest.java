package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.EXCLUDED;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A contact goes from one clinician to a colleague, and is at no moment nobody's. */
class HandingOverTest {
    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    private static Story annHasIt() {
        var story = Story.text(house()).accepts("ann");
        story.paged();
        story.rung();
        return story.forgetOrders();
    }

    private static Story handsOver(Story story, String from, String to) {
        return story.happens(new ContactEvent.HandoverAsked(SmallWorld.id(from), SmallWorld.id(to)));
    }

    private static String owner(Story story) {
        return story.contact().acceptance().orElseThrow().clinician().value();
    }

    @Test
    void theColleagueIsAskedByTextAndCallAndItStaysWithTheFirstUntilThen() {
        var story = handsOver(annHasIt(), "ann", "ben");
        assertThat(story.texted(TextKind.HANDOVER_ASKED)).containsExactly("ann");
        assertThat(story.paged()).containsExactly("ben");
        assertThat(story.rung()).containsExactly("ben");
        assertThat(owner(story)).isEqualTo("ann");
        assertThat(story.noted(Entry.Kind.HANDOVER_ASKED)).isTrue();
    }

    @Test
    void whoAcceptsHasItAndTheFirstIsTold() {
        var story = handsOver(annHasIt(), "ann", "ben").answers("ben").presses("ben", "1");
        assertThat(owner(story)).isEqualTo("ben");
        assertThat(story.texted(TextKind.TAKEN)).containsExactly("ann");
        assertThat(story.contact().openPages()).isEmpty();
        assertThat(story.noted(Entry.Kind.HANDED_OVER)).isTrue();
    }

    @Test
    void aTextThatWaitsForAWordWaitsOnWithTheNewOne() {
        var story = annHasIt().happens(new ContactEvent.ClinicianWrote(SmallWorld.id("ann")));
        story.at(100).happens(new ContactEvent.CallerTexted());
        var tellAt = story.contact().acceptance().orElseThrow().unanswered();
        handsOver(story, "ann", "ben").at(110).accepts("ben");
        assertThat(tellAt).isPresent();
        assertThat(story.contact().acceptance().orElseThrow().unanswered()).isEqualTo(tellAt);
        story.is(ContactState.ACCEPTED);
    }

    @Test
    void aCallerWhoWaitsIsJoinedWithTheNewOne() {
        var story = Story.call(house()).callerHearsOut();
        story.phoneOf("ann", LegOutcome.NO_ANSWER).at(5).accepts("ann");
        handsOver(story.at(6), "ann", "ben").phoneOfIfRinging("ann", LegOutcome.NO_ANSWER);
        story.answers("ben").presses("ben", "1").hears("ben", Place.BRIDGE).callerFollows();
        story.is(ContactState.CONNECTED);
        assertThat(owner(story)).isEqualTo("ben");
    }

    @Test
    void whenTheColleagueSaysNoItStaysAndTheFirstHearsSo() {
        var story = handsOver(annHasIt(), "ann", "ben").declines("ben");
        assertThat(owner(story)).isEqualTo("ann");
        assertThat(story.texted(TextKind.HANDOVER_NOT_TAKEN)).containsExactly("ann");
        assertThat(story.rings("ben")).isTrue();
        assertThat(story.contact().openPages()).isEmpty();
    }

    @Test
    void whenTheColleagueDoesNotAnswerInFiveMinutesItStaysAndBothAreTold() {
        var story = annHasIt().phoneOfIfRinging("ann", LegOutcome.CANCELED);
        story.happens(new ContactEvent.ClinicianWrote(SmallWorld.id("ann")));
        handsOver(story, "ann", "ben").happens(new ContactEvent.PageTextSent(story.page("ben")));
        story.phoneOf("ben", LegOutcome.NO_ANSWER);
        story.at(299);
        assertThat(story.contact().openPages()).hasSize(1);
        assertThat(story.contact().nextDeadline(SmallWorld.TIMINGS.cutOffWait()))
                .contains(SmallWorld.START.plus(HandingOver.OFFERED_FOR));
        story.phoneOfIfRinging("ben", LegOutcome.NO_ANSWER).at(301);
        assertThat(story.contact().openPages()).isEmpty();
        assertThat(story.texted(TextKind.HANDOVER_NOT_TAKEN)).containsExactly("ann");
        assertThat(story.noted(Entry.Kind.HANDOVER_NOT_TAKEN)).isTrue();
        assertThat(story.texted(TextKind.TAKEN)).containsExactly("ben");
        assertThat(owner(story)).isEqualTo("ann");
    }

    @Test
    void inATalkOnThePhoneItDoesNotChangeHands() {
        var story = Story.call(house()).callerHearsOut().talksWith("ann");
        handsOver(story, "ann", "ben");
        assertThat(story.contact().openPages()).isEmpty();
    }

    @Test
    void whoIsAskedAndAcceptsDuringATalkHearsThatItIsTaken() {
        var story = Story.call(house()).callerHearsOut().at(1);
        story.phoneOf("ann", LegOutcome.NO_ANSWER).at(2).accepts("ann");
        handsOver(story, "ann", "ben").answers("ben");
        story.answers("ann").presses("ann", "1").callerFollows().is(ContactState.CONNECTED);
        story.presses("ben", "1").hears("ben", Place.TAKEN).is(ContactState.CONNECTED);
        assertThat(owner(story)).isEqualTo("ann");
    }

    @Test
    void whoAcceptsWhileTheTwoAreBeingJoinedHearsThatItIsTaken() {
        var story = Story.call(house()).callerHearsOut().at(1);
        story.phoneOf("ann", LegOutcome.NO_ANSWER).at(2).accepts("ann");
        handsOver(story, "ann", "ben").answers("ben").answers("ann").presses("ann", "1");
        story.presses("ben", "1").hears("ben", Place.TAKEN);
        assertThat(owner(story)).isEqualTo("ann");
    }

    @Test
    void onlyWhoHasItHandsItOver() {
        var story = annHasIt();
        handsOver(story, "sue", "ben");
        assertThat(story.contact().openPages()).isEmpty();
        assertThat(story.paged()).isEmpty();
    }

    @Test
    void whoDeclinesAPageThatNobodyOffersHasDeclinedNoHandover() {
        var story = Story.call(house()).declines("ann");
        assertThat(story.noted(Entry.Kind.PAGE_DECLINED)).isTrue();
        assertThat(story.noted(Entry.Kind.HANDOVER_NOT_TAKEN)).isFalse();
    }

    @Test
    void neverSomebodyWhoIsExcludedNorThemselves() {
        var story = Story.text(house().knows("ben", EXCLUDED)).accepts("ann").forgetOrders();
        handsOver(story, "ann", "ben");
        handsOver(story, "ann", "ann");
        assertThat(story.contact().openPages()).isEmpty();
        assertThat(story.paged()).isEmpty();
    }

    @Test
    void whoIsOffShiftIsNotWokenForIt() {
        var story = Story.text(house().person("joe", true)).accepts("ann").forgetOrders();
        handsOver(story, "ann", "joe");
        assertThat(story.contact().openPages()).isEmpty();
        assertThat(story.paged()).isEmpty();
    }

    @Test
    void whenTheAcceptanceLapsesThePageGoesOnAsAnyOther() {
        var story = handsOver(annHasIt(), "ann", "ben").at(181);
        assertThat(story.contact().acceptance()).isEmpty();
        story.at(310).accepts("ben");
        assertThat(story.noted(Entry.Kind.HANDOVER_NOT_TAKEN)).isFalse();
        assertThat(owner(story)).isEqualTo("ben");
    }

    @Test
    void whenTheTwoTalkAfterAllTheColleagueIsAskedNoLonger() {
        var story = Story.call(house()).callerHearsOut();
        story.phoneOf("ann", LegOutcome.NO_ANSWER).at(2).accepts("ann");
        handsOver(story, "ann", "ben");
        story.answers("ann").presses("ann", "1").callerFollows().is(ContactState.CONNECTED);
        assertThat(story.contact().openPages()).isEmpty();
        assertThat(story.texted(TextKind.HANDOVER_NOT_TAKEN)).isEmpty();
    }

    @Test
    void aLaterColleagueIsAskedInsteadOfTheFirstAndNobodyTwice() {
        var story = handsOver(annHasIt(), "ann", "ben").answers("ben");
        handsOver(story.at(5), "ann", "ben").hears("ben", Place.PROMPT);
        assertThat(story.ordersOf(TextKind.PAGE)).isEqualTo(1);

        handsOver(story, "ann", "sue").hears("ben", Place.TAKEN);
        assertThat(story.contact().openPages())
                .extracting(page -> page.clinician().value())
                .containsExactly("sue");
    }

    @Test
    void whoHadItAndIsOnThePhoneHearsWhoHasItNow() {
        var story = Story.call(house()).callerHearsOut();
        story.phoneOf("ann", LegOutcome.NO_ANSWER).at(5).accepts("ann").answers("ann");
        handsOver(story, "ann", "ben").accepts("ben").hears("ann", Place.TAKEN);
    }

    /** The conference of the first was lost before the two talked. */
    @Test
    void aCallerWhoWaitsInTheOldConferenceIsFetchedForTheNewOne() {
        var story = Story.call(house()).callerHearsOut();
        story.phoneOf("ann", LegOutcome.NO_ANSWER).at(5).accepts("ann").answers("ann");
        story.presses("ann", "1").callerHears(Place.BRIDGE);
        story.happens(new ContactEvent.BridgeLeft(story.legOf("ann").number(), Optional.of(0)));
        handsOver(story.hears("ann", Place.JOIN_PROMPT), "ann", "ben").forgetOrders();
        var before = story.contact().conferenceName();
        story.accepts("ben").callerHears(Place.HOLD);
        assertThat(story.contact().conferenceName()).isNotEqualTo(before);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
    }

    @Test
    void whileTheTwoAreBeingJoinedOrOneIsAtTheMenuItDoesNotChangeHands() {
        var story = Story.call(house()).callerHearsOut().answers("ann").presses("ann", "1");
        handsOver(story, "ann", "ben");
        assertThat(story.contact().openPages()).isEmpty();
        story.callerFollows();
        handsOver(story.pressesStar("ann"), "ann", "ben");
        assertThat(story.contact().openPages()).isEmpty();
        story.hears("ann", Place.ASIDE).callerHears(Place.MOMENT);
    }

    @Test
    void afterTheTalkNothingIsHandedOver() {
        var story = Story.call(house()).callerHearsOut().talksWith("ann").callerHangsUp();
        handsOver(story.is(ContactState.ENDED).forgetOrders(), "ann", "ben");
        assertThat(story.noted(Entry.Kind.HANDOVER_ASKED)).isFalse();
        assertThat(story.paged()).isEmpty();
    }

    @Test
    void alsoWhereAllWereAskedInVainTheColleaguesPhoneRings() {
        var story = Story.text(house()).at(200).accepts("sue").forgetOrders();
        story.phoneOfIfRinging("ben", LegOutcome.CANCELED);
        handsOver(story, "sue", "ben");
        assertThat(story.rung()).containsExactly("ben");
        story.at(202).phoneOf("ben", LegOutcome.NO_ANSWER).at(216);
        assertThat(story.rung()).as("its text is not confirmed").containsExactly("ben");
    }

    @Test
    void whoHasAnotherCrisisByThenCannotTakeIt() {
        var story = handsOver(annHasIt(), "ann", "ben").isOnAnotherCrisis("ben").accepts("ben");
        assertThat(story.texted(TextKind.ON_ANOTHER_CRISIS)).containsExactly("ben");
        assertThat(owner(story)).isEqualTo("ann");
    }
}
