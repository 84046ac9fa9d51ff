package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.contact.CallLeg.Role;

/** A clinician who is out of a talk that goes on with whom they have called in comes back into it, when they ask to. */
class ComingBackTest {
    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    static Story annIsOut() {
        return annIsOut(Story.call(house()));
    }

    /** Since 60 s the caller is with the crisis line alone. */
    private static Story annIsOut(Story call) {
        var story = call.callerHearsOut().at(5).talksWith("ann");
        story.at(30).pressesStar("ann").presses("ann", "3").callerFollows().guestAnswers(Role.CRISIS_LINE);
        return leaves(story.at(60)).forgetOrders();
    }

    private static Story leaves(Story story) {
        return follow(story.hangsUp("ann")).callerHears(Place.BRIDGE);
    }

    /** Caller and crisis line do what the redirects made them do. */
    private static Story follow(Story story) {
        return story.callerFollows().guestAnswers(Role.CRISIS_LINE);
    }

    private static Story crisisLineLeaves(Story story) {
        return story.guestsCallEnds(Role.CRISIS_LINE, LegOutcome.COMPLETED);
    }

    private static Story annIsBack() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(125).answers("ann");
        return story.presses("ann", "1").forgetOrders();
    }

    private static int talk(Story story) {
        return story.contact().talk().number();
    }

    private static boolean movesAnybody(Story story) {
        return story.contact().legs().stream().anyMatch(leg -> story.ordered(new Command.RedirectCall(leg.number())));
    }

    @Test
    void theirPhoneRingsAndAKeyBringsThemToBothAndNobodyIsMoved() {
        var story = annIsOut().at(120);
        int together = talk(story);
        story.asksToComeBack("ann");
        assertThat(story.rung()).containsExactly("ann");
        story.at(125).answers("ann").hears("ann", Place.JOIN_PROMPT);
        story.presses("ann", "1").hears("ann", Place.BRIDGE).is(ContactState.CONNECTED);
        story.callerHears(Place.BRIDGE).guestHears(Role.CRISIS_LINE, Place.BRIDGE);
        assertThat(talk(story)).isEqualTo(together);
        assertThat(movesAnybody(story)).isFalse();
        assertThat(story.timeline().getLast().kind()).isEqualTo(Entry.Kind.BACK_IN_TALK);
        story.at(900).callerHears(Place.BRIDGE).hears("ann", Place.BRIDGE);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void whoAsksByTheMenuIsRungOnceTheirPhoneIsFree() {
        var story = annIsOut().at(120);
        story.happens(new ContactEvent.RingAsked(SmallWorld.id("ann"), Duration.ofSeconds(9)));
        assertThat(story.contact().willRing(SmallWorld.id("ann"))).isTrue();
        assertThat(story.rung()).isEmpty();
        story.at(130);
        assertThat(story.rung()).containsExactly("ann");
    }

    @Test
    void nobodyIsRungWhoHasNotAsked() {
        var story = annIsOut().at(3600).is(ContactState.CONNECTED);
        assertThat(story.contact().willRing(SmallWorld.id("ann"))).isFalse();
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void aTimeToRingFromBeforeTheyWereOutIsNoWishOfTheirs() {
        var contact = annIsOut().contact();
        var page = contact.page(1).orElseThrow();
        var out = contact.talk().backAt();
        assertThat(contact.mayRing(page.ringingAt(out))).isFalse();
        assertThat(contact.mayRing(page.ringingAt(out.map(at -> at.plusSeconds(1)))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(LegOutcome.class)
    void aRingInVainMovesNobodyAndIsNotRepeatedUntilTheyAskAgain(LegOutcome outcome) {
        var story = annIsOut().at(120).asksToComeBack("ann");
        int together = talk(story);
        assertThat(story.rung()).containsExactly("ann");
        story.at(145).phoneOf("ann", outcome).at(900).callerHears(Place.BRIDGE);
        assertThat(talk(story)).isEqualTo(together);
        assertThat(movesAnybody(story)).isFalse();
        assertThat(story.rung()).isEmpty();
        assertThat(story.contact().occupiedClinician()).isEmpty();
        story.asksToComeBack("ann");
        assertThat(story.rung()).containsExactly("ann");
    }

    @Test
    void aMailboxThatAnswersMovesNobody() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(125).answers("ann");
        int together = talk(story);
        story.at(155).hangsUp("ann").at(900).callerHears(Place.BRIDGE).is(ContactState.CONNECTED);
        assertThat(talk(story)).isEqualTo(together);
        assertThat(movesAnybody(story)).isFalse();
    }

    @Test
    void whoPresses2StaysOutAndTheContactStaysTheirs() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(125).answers("ann");
        story.presses("ann", "2").hears("ann", Place.OVER).is(ContactState.CONNECTED);
        story.at(130).hangsUp("ann").forgetOrders().at(900).callerHears(Place.BRIDGE);
        assertThat(story.rung()).isEmpty();
        assertThat(movesAnybody(story)).isFalse();
        assertThat(story.contact().acceptance().orElseThrow().clinician()).isEqualTo(SmallWorld.id("ann"));
    }

    @Test
    void whoAsksAgainWhileTheWordsOfTheLastCallAreSpokenIsRungAfterThem() {
        var story =
                annIsOut().at(120).asksToComeBack("ann").at(125).answers("ann").presses("ann", "2");
        story.forgetOrders().at(126).asksToComeBack("ann");
        assertThat(story.rung()).isEmpty();
        story.at(128).hangsUp("ann").at(132);
        assertThat(story.rung()).containsExactly("ann");
    }

    @Test
    void whileTheirPhoneRingsNoOtherCrisisIsTheirs() {
        var story = annIsOut().at(120);
        assertThat(story.contact().occupiedClinician()).isEmpty();
        story.asksToComeBack("ann");
        assertThat(story.contact().occupiedClinician()).contains(SmallWorld.id("ann"));
    }

    @Test
    void whoHasTakenAnotherCrisisIsNotRungForThisOne() {
        var story = annIsOut().at(120).isOnAnotherCrisis("ann");
        story.happens(new ContactEvent.RingAsked(SmallWorld.id("ann"), Duration.ofSeconds(9)));
        assertThat(story.contact().willRing(SmallWorld.id("ann"))).isFalse();
        story.at(300).isFreeAgain("ann").at(400);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void whoTakesAnotherCrisisBeforeThePhoneRingsIsNotRungForThisOne() {
        var story = annIsOut().at(120);
        story.happens(new ContactEvent.RingBackAsked(SmallWorld.id("ann"), Duration.ofSeconds(9)));
        story.isOnAnotherCrisis("ann").at(140).isFreeAgain("ann").at(400);
        assertThat(story.rung()).isEmpty();
    }

    // --- the crisis line leaves meanwhile

    @Test
    void whenTheCrisisLineLeavesWhileThePhoneRingsCallerAndClinicianAreBroughtTogether() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122);
        crisisLineLeaves(story).callerHears(Place.CUT_OFF);
        story.at(128).is(ContactState.ACCEPTED).callerHears(Place.HOLD);
        assertThat(story.rung()).containsExactly("ann");
        story.answers("ann").hears("ann", Place.JOIN_PROMPT).presses("ann", "1");
        story.callerFollows().is(ContactState.CONNECTED).hears("ann", Place.BRIDGE);
        story.at(900).is(ContactState.CONNECTED).callerHears(Place.BRIDGE);
    }

    @Test
    void whoPresses1RightAfterTheCrisisLineHasLeftMeetsTheCallerInAnotherConference() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122).answers("ann");
        int before = talk(story);
        crisisLineLeaves(story).callerHears(Place.CUT_OFF).at(124).forgetOrders();
        story.presses("ann", "1").hears("ann", Place.BRIDGE).callerHears(Place.BRIDGE);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
        assertThat(talk(story)).isGreaterThan(before);
        story.callerFollows().at(900).is(ContactState.CONNECTED).callerHears(Place.BRIDGE);
        story.hears("ann", Place.BRIDGE);
    }

    @Test
    void theCallersWordMayComeBeforeTheCrisisLinesEnd() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122).answers("ann");
        story.callersConferenceIsOver(talk(story)).callerHears(Place.CUT_OFF);
        assertThat(story.noted(Entry.Kind.CUT_OFF)).isTrue();
        crisisLineLeaves(story).at(128).is(ContactState.ACCEPTED).hears("ann", Place.JOIN_PROMPT);
        story.presses("ann", "1").callerFollows().is(ContactState.CONNECTED);
    }

    @Test
    void aRingInVainAfterTheCrisisLineHasLeftIsFollowedByAnotherAndThenOthersAreAsked() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122);
        crisisLineLeaves(story).at(130).phoneOf("ann", LegOutcome.NO_ANSWER).forgetOrders();
        story.at(152);
        assertThat(story.rung()).containsExactly("ann");
        story.phoneOf("ann", LegOutcome.NO_ANSWER).at(180).is(ContactState.PAGING);
        assertThat(story.rung()).contains("ben");
    }

    @Test
    void whoPresses2AfterTheCrisisLineHasLeftGivesItBack() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122).answers("ann");
        crisisLineLeaves(story).at(130).forgetOrders();
        story.presses("ann", "2").hears("ann", Place.DECLINED).is(ContactState.PAGING);
        assertThat(story.rung()).contains("ben");
    }

    @Test
    void whenOneOfTwoGuestsLeavesWhileThePhoneRingsTheClinicianComesToTheOther() {
        var story = Story.call(new SmallWorld().primary("ann").supervisor("sue").knows("ann", PRIMARY))
                .callerHearsOut()
                .at(5)
                .talksWith("ann");
        story.at(20).pressesStar("ann").presses("ann", "2").callerFollows().answers("sue");
        story.presses("sue", "1").at(30).pressesStar("ann").presses("ann", "3");
        story.callerFollows().guestAnswers(Role.CRISIS_LINE).guestAnswers(Role.SUPERVISOR);
        leaves(story.at(60))
                .at(120)
                .asksToComeBack("ann")
                .at(122)
                .answers("ann")
                .forgetOrders();
        story.hangsUp("sue").callerHears(Place.BRIDGE).hears("ann", Place.JOIN_PROMPT);
        assertThat(story.texted(TextKind.CALLER_STAYS)).isEmpty();
        follow(story).presses("ann", "1").hears("ann", Place.BRIDGE).at(900).callerHears(Place.BRIDGE);
        assertThat(story.noted(Entry.Kind.CUT_OFF)).isFalse();
    }

    // --- the caller

    @Test
    void whenTheCallerHangsUpThePhoneRingsNoLonger() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122);
        int anns = story.legOf("ann").number();
        story.callerHangsUp().is(ContactState.ENDED);
        assertThat(story.ordered(new Command.EndCall(anns))).isTrue();
        assertThat(story.texted(TextKind.AFTER_TALK)).containsExactly("ann");
    }

    @Test
    void whoIsAtThePromptHearsThatTheCallerHasHungUp() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122).answers("ann");
        story.callerHangsUp().is(ContactState.ENDED).hears("ann", Place.CALLER_GONE);
    }

    @Test
    void whenTheCallerHangsUpBeforeThePhoneRingsItDoesNot() {
        var story = annIsOut().at(120);
        story.happens(new ContactEvent.RingAsked(SmallWorld.id("ann"), Duration.ofSeconds(9)));
        story.callerHangsUp().at(900).is(ContactState.ENDED);
        assertThat(story.rung()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallerWhoCallsAgainMeetsTheClinicianOnTheNewCall(boolean hearsThePrompt) {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122);
        if (hearsThePrompt) {
            story.answers("ann");
        }
        story.callerCallsAgain("CA-2").is(ContactState.ACCEPTED).guestHears(Role.CRISIS_LINE, Place.CALLER_GONE);
        assertThat(story.rung()).containsExactly("ann");
        if (!hearsThePrompt) {
            story.at(125).answers("ann");
        }
        story.presses("ann", "1").callerFollows().is(ContactState.CONNECTED);
        assertThat(story.caller().sid()).contains("CA-2");
    }

    @Test
    void aCallerWhoCallsAgainIsNotForgottenWhenTheClinicianDoesNotAnswer() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122).callerCallsAgain("CA-2");
        story.at(145).phoneOf("ann", LegOutcome.NO_ANSWER).at(155).phoneOf("ann", LegOutcome.NO_ANSWER);
        story.at(190).is(ContactState.PAGING);
    }

    // --- the database is away meanwhile

    @Test
    void aCallerWhoIsCutOffMeanwhileIsBroughtTogetherWithTheClinicianWhosePhoneRings() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122);
        story.meanwhile(new Meanwhile.CutOff(story.now())).callerHears(Place.CUT_OFF);
        story.at(128).is(ContactState.ACCEPTED).answers("ann").presses("ann", "1");
        story.callerFollows().is(ContactState.CONNECTED);
    }

    @Test
    void aCallerWhoWasOnTheWayToTheCrisisLineMeanwhileIsNotForgotten() {
        var story = annIsOut().at(120).asksToComeBack("ann").at(122);
        story.meanwhile(new Meanwhile.ToFallback(story.now()));
        assertThat(story.contact().acceptance().flatMap(Acceptance::lapsesAt)).isPresent();
    }

    // --- back in the talk

    @Test
    void theStarKeyWorksAfterComingBack() {
        var story =
                annIsBack().at(200).pressesStar("ann").hears("ann", Place.ASIDE).callerHears(Place.MOMENT);
        story.happens(new ContactEvent.BridgeLeft(story.guest(Role.CRISIS_LINE).number(), Optional.of(talk(story))));
        story.guestHears(Role.CRISIS_LINE, Place.MOMENT).hearsOut("ann");
        follow(story).callerHears(Place.BRIDGE).guestHears(Role.CRISIS_LINE, Place.BRIDGE);
        story.hears("ann", Place.BRIDGE).at(900).is(ContactState.CONNECTED);
    }

    @Test
    void whoWaitsAsideIsNotDisturbedByAGuestWhoLeavesThen() {
        var story = annIsBack().at(200).pressesStar("ann");
        story.happens(new ContactEvent.BridgeLeft(story.guest(Role.CRISIS_LINE).number(), Optional.of(talk(story))));
        crisisLineLeaves(story).hears("ann", Place.ASIDE).callerHears(Place.MOMENT);
    }

    @Test
    void whoLeavesAgainMayComeBackAgain() {
        var story = leaves(annIsBack().at(200));
        assertThat(story.texted(TextKind.CALLER_STAYS)).containsExactly("ann");
        story.forgetOrders().at(500);
        assertThat(story.rung()).isEmpty();
        story.asksToComeBack("ann").at(510).answers("ann").presses("ann", "1");
        story.hears("ann", Place.BRIDGE).callerHears(Place.BRIDGE).is(ContactState.CONNECTED);
    }

    @Test
    void whenTheCrisisLineLeavesThenTheTwoGoOnInWhicheverOrderTheWordsCome() {
        for (List<Integer> order : ORDERS) {
            var story = annIsBack().at(200);
            int before = talk(story);
            int anns = story.legOf("ann").number();
            List<Runnable> words = List.of(
                    () -> crisisLineLeaves(story),
                    () -> story.happens(new ContactEvent.BridgeLeft(anns, Optional.of(before))),
                    () -> story.callersConferenceIsOver(before));
            order.forEach(word -> words.get(word).run());
            story.hears("ann", Place.BRIDGE).callerHears(Place.BRIDGE);
            assertThat(talk(story)).isEqualTo(before + 1);
            story.callerFollows().answers("ann").at(900).is(ContactState.CONNECTED);
            story.hears("ann", Place.BRIDGE).callerHears(Place.BRIDGE);
            assertThat(story.rung()).isEmpty();
        }
    }

    @Test
    void whenTheCallerHangsUpThenTheTalkIsOver() {
        var story = annIsBack().at(200).callerHangsUp().is(ContactState.ENDED).hears("ann", Place.CALLER_GONE);
        assertThat(story.texted(TextKind.AFTER_TALK)).containsExactly("ann");
        story.guestHears(Role.CRISIS_LINE, Place.CALLER_GONE);
    }
}
