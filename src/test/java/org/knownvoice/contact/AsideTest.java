package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.CallLeg.Progress;
import org.knownvoice.contact.CallLeg.Role;

/** The star key in a talk: a menu for the clinician, a kind word for the caller, and nobody is left alone. */
class AsideTest {
    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    private static Story talking() {
        return talking(house());
    }

    private static Story talking(SmallWorld world) {
        return Story.call(world).callerHearsOut().at(5).talksWith("ann").forgetOrders();
    }

    private static Story aside() {
        return talking().at(60).pressesStar("ann");
    }

    /** The redirected legs ask, and are in the new conference. */
    private static Story back(Story story) {
        return story.callerFollows();
    }

    @Test
    void theClinicianHearsTheMenuAndTheCallerAKindWord() {
        var story = aside().is(ContactState.CONNECTED).hears("ann", Place.ASIDE).callerHears(Place.MOMENT);
        assertThat(story.rung()).isEmpty();
        assertThat(story.noted(Entry.Kind.CUT_OFF)).isFalse();
    }

    @Test
    void theCallersWordMayComeFirst() {
        var story = talking().at(60).callersConferenceIsOver(0).callerHears(Place.CUT_OFF);
        assertThat(story.ordered(new Command.LookUpCall(story.legOf("ann").number())))
                .isTrue();
        assertThat(story.noted(Entry.Kind.CUT_OFF)).isFalse();
        story.happens(new ContactEvent.BridgeLeft(story.legOf("ann").number(), Optional.of(0)));
        story.hears("ann", Place.ASIDE).callerHears(Place.MOMENT);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
        story.at(70).callerHears(Place.MOMENT).is(ContactState.CONNECTED);
    }

    @Test
    void silenceBringsThemTogetherInAnotherConference() {
        var story = aside();
        var before = story.contact().conferenceName();
        story.hearsOut("ann").hears("ann", Place.BRIDGE).callerHears(Place.BRIDGE);
        assertThat(story.contact().conferenceName()).isNotEqualTo(before);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
        back(story).at(900).is(ContactState.CONNECTED).callerHears(Place.BRIDGE);
        assertThat(story.rung()).isEmpty();
        assertThat(story.callerHangsUp().is(ContactState.ENDED).texted(TextKind.AFTER_TALK))
                .containsExactly("ann");
    }

    @Test
    void theSameWordsAgainChangeNothing() {
        var story = aside().presses("ann", "2");
        back(story).forgetOrders();
        var before = story.contact();
        int anns = story.legOf("ann").number();
        story.happens(new ContactEvent.BridgeLeft(anns, Optional.of(0)));
        story.happens(new ContactEvent.ClinicianPressed(anns, "2"));
        story.happens(new ContactEvent.LegAsked(anns, Optional.of(Place.ASIDE)));
        story.callersConferenceIsOver(0);
        assertThat(story.contact().talk()).isEqualTo(before.talk());
        assertThat(story.contact().legs()).hasSameSizeAs(before.legs());
        story.callerHears(Place.BRIDGE).hears("ann", Place.BRIDGE);
    }

    @Test
    void theCallerHangsUpDuringTheMenu() {
        var story = aside();
        int anns = story.legOf("ann").number();
        story.callerHangsUp().is(ContactState.ENDED).hears("ann", Place.CALLER_GONE);
        assertThat(story.ordered(new Command.RedirectCall(anns))).isTrue();
    }

    @Test
    void theClinicianHangsUpDuringTheMenuAndTheCallerCountsAsCutOff() {
        var story = aside().hangsUp("ann").callerHears(Place.CUT_OFF);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
        story.at(66).is(ContactState.ACCEPTED);
        assertThat(story.rung()).containsExactly("ann");
    }

    @Test
    void aCallerOfWhomNoWordComesIsLookedForAndHearsTheKindWord() {
        var story = talking()
                .happens(new ContactEvent.BridgeLeft(2, Optional.of(0)))
                .forgetOrders()
                .at(9);
        assertThat(story.ordered(new Command.LookUpCall(1))).isTrue();
        story.happens(new ContactEvent.LegProgressed(1, Progress.ANSWERED)).callerHears(Place.MOMENT);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
    }

    @Test
    void aClinicianWhoseKeyGotLostIsBroughtBack() {
        var story = aside().forgetOrders().at(121);
        int anns = story.legOf("ann").number();
        assertThat(story.ordered(new Command.LookUpCall(anns))).isTrue();
        story.happens(new ContactEvent.LegProgressed(anns, Progress.ANSWERED)).hears("ann", Place.BRIDGE);
        assertThat(story.ordered(new Command.RedirectCall(anns))).isTrue();
        story.callerHears(Place.BRIDGE);
    }

    @Test
    void aLookUpWhileTheMenuLastsBringsNobodyBack() {
        var story = aside().at(95);
        story.happens(new ContactEvent.LegProgressed(story.legOf("ann").number(), Progress.ANSWERED));
        story.hears("ann", Place.ASIDE).callerHears(Place.MOMENT);
    }

    @Test
    void aCallerWhoCallsAgainMeanwhileWaitsOnTheNewCall() {
        var story = aside().callerCallsAgain("CA-2").callerHears(Place.MOMENT).is(ContactState.CONNECTED);
        story.hearsOut("ann").callerHears(Place.BRIDGE).is(ContactState.CONNECTED);
        assertThat(story.caller().sid()).contains("CA-2");
    }

    @Test
    void aClinicianWhoHangsUpOnTheWayBackIsCalledAgain() {
        var story = aside().hearsOut("ann").hangsUp("ann").callerHears(Place.CUT_OFF);
        story.at(66).is(ContactState.ACCEPTED);
    }

    @Test
    void theStarKeyWhileTheClientsPhoneRingsLeavesTheClinicianWaitingForThem() {
        var story = Story.call(house()).at(5).callerHangsUp().answers("ann").presses("ann", "1");
        story.happens(new ContactEvent.BridgeLeft(story.legOf("ann").number(), Optional.of(0)));
        story.hears("ann", Place.BRIDGE).clientAnswers().is(ContactState.CONNECTED);
    }

    // --- who is called in

    @Test
    void theSupervisorIsRungWhileTheTwoTalkAndJoinsWithAKey() {
        var story = aside().presses("ann", "2").hears("ann", Place.BRIDGE).callerHears(Place.BRIDGE);
        assertThat(story.ordered(new Command.PlaceCall(story.legOf("sue").number(), Priority.FIRST)))
                .isTrue();
        assertThat(story.rung()).containsExactly("sue");
        back(story).guestAnswers(Role.SUPERVISOR).guestHears(Role.SUPERVISOR, Place.PROMPT);
        story.presses("sue", "1").guestHears(Role.SUPERVISOR, Place.BRIDGE).is(ContactState.CONNECTED);
        assertThat(story.noted(Entry.Kind.GUEST_JOINED)).isTrue();
        story.hangsUp("sue").callerHears(Place.BRIDGE).is(ContactState.CONNECTED);
        assertThat(story.texted(TextKind.NOBODY_JOINED)).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsToldToTheClinicianAndTheTalkGoesOn() {
        var story = back(aside().presses("ann", "2")).phoneOf("sue", LegOutcome.NO_ANSWER);
        assertThat(story.texted(TextKind.NOBODY_JOINED)).containsExactly("ann");
        story.at(900).is(ContactState.CONNECTED).callerHears(Place.BRIDGE);
    }

    @Test
    void theNextSupervisorIsRungAfterOneWhoCannotAndNobodyTwice() {
        var story = back(talking(house().supervisor("sam")).pressesStar("ann").presses("ann", "2"));
        var first = story.rung().getFirst();
        var second = first.equals("sue") ? "sam" : "sue";
        story.answers(first).presses(first, "2").hears(first, Place.DECLINED);
        assertThat(story.rung()).containsExactly(second);
        story.hangsUp(first);
        assertThat(story.texted(TextKind.NOBODY_JOINED)).isEmpty();
        story.phoneOf(second, LegOutcome.NO_ANSWER);
        assertThat(story.rung()).isEmpty();
        assertThat(story.texted(TextKind.NOBODY_JOINED)).containsExactly("ann");
    }

    @Test
    void whereNobodyIsToBeCalledTheClinicianHearsSoAndIsBack() {
        var alone = new SmallWorld().primary("ann").knows("ann", PRIMARY);
        var story = talking(alone).pressesStar("ann").presses("ann", "2").hears("ann", Place.NOBODY_TO_ADD);
        story.callerHears(Place.MOMENT)
                .hearsOut("ann")
                .hears("ann", Place.BRIDGE)
                .callerHears(Place.BRIDGE);
    }

    @Test
    void withoutANumberOfInterpretersTheClinicianHearsSo() {
        var story = talking().hasNoInterpreter().pressesStar("ann").presses("ann", "1");
        story.hears("ann", Place.NO_INTERPRETER).hearsOut("ann").hears("ann", Place.BRIDGE);
        assertThat(story.isRung(Role.INTERPRETER)).isFalse();
    }

    @Test
    void theInterpreterIsInOnAnswerButDoesNotKeepTheCallerAlone() {
        var story = back(aside().presses("ann", "1")).guestAnswers(Role.INTERPRETER);
        story.guestHears(Role.INTERPRETER, Place.BRIDGE).hangsUp("ann").callerHears(Place.CUT_OFF);
        story.guestHears(Role.INTERPRETER, Place.CALLER_GONE);
    }

    @Test
    void theCallerStaysWithTheCrisisLineWhenTheClinicianLeaves() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        int together = story.contact().talk().number();
        int guest = story.guest(Role.CRISIS_LINE).number();
        story.forgetOrders().hangsUp("ann").callerHears(Place.BRIDGE).is(ContactState.CONNECTED);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
        assertThat(story.ordered(new Command.RedirectCall(guest))).isTrue();
        story.callersConferenceIsOver(together).callerHears(Place.BRIDGE);
        assertThat(story.noted(Entry.Kind.STAYS_WITH_GUEST)).isTrue();
        assertThat(story.texted(TextKind.CALLER_STAYS)).containsExactly("ann");
        assertThat(story.contact().occupiedClinician()).isEmpty();
        assertThat(story.noted(Entry.Kind.CUT_OFF)).isFalse();
        story.at(900).is(ContactState.CONNECTED).callerHangsUp().is(ContactState.ENDED);
        story.guestHears(Role.CRISIS_LINE, Place.CALLER_GONE);
        assertThat(story.texted(TextKind.AFTER_TALK)).containsExactly("ann");
    }

    @Test
    void whenTheCrisisLineLeavesTooTheClinicianIsCalledAgain() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        story.hangsUp("ann").callerFollows().forgetOrders();
        story.at(300).guestsCallEnds(Role.CRISIS_LINE, LegOutcome.COMPLETED).callerHears(Place.CUT_OFF);
        story.at(306).is(ContactState.ACCEPTED);
        assertThat(story.rung()).containsExactly("ann");
    }

    @Test
    void theCallersWordBeforeTheCliniciansEndIsNoCutOffForLong() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        int together = story.contact().talk().number();
        story.callersConferenceIsOver(together).callerHears(Place.CUT_OFF);
        story.hangsUp("ann").callerHears(Place.BRIDGE);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
        story.at(300).is(ContactState.CONNECTED).callerHears(Place.BRIDGE);
    }

    @Test
    void theStarKeyWithAGuestInTheTalkDropsNobody() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        int together = story.contact().talk().number();
        int guest = story.guest(Role.CRISIS_LINE).number();
        story.happens(new ContactEvent.BridgeLeft(guest, Optional.of(together)));
        story.pressesStar("ann").callerHears(Place.MOMENT).guestHears(Role.CRISIS_LINE, Place.MOMENT);
        story.presses("ann", "3").callerHears(Place.BRIDGE).guestHears(Role.CRISIS_LINE, Place.BRIDGE);
        assertThat(story.ordered(new Command.RedirectCall(guest))).isTrue();
        assertThat(story.contact().legs().stream().filter(CallLeg::isGuest)).hasSize(1);
    }

    @Test
    void whoComesWhileTheClinicianIsAsideWaitsWithTheCaller() {
        var story = back(aside().presses("ann", "2")).guestAnswers(Role.SUPERVISOR);
        story.pressesStar("ann").presses("sue", "1").guestHears(Role.SUPERVISOR, Place.MOMENT);
        story.hearsOut("ann").guestHears(Role.SUPERVISOR, Place.BRIDGE);
    }

    @Test
    void whenTheTalkEndsWhoeverRingsForItRingsNoLonger() {
        var story = back(aside().presses("ann", "2")).callerHangsUp().is(ContactState.ENDED);
        assertThat(story.isRung(Role.SUPERVISOR)).isFalse();
        assertThat(story.texted(TextKind.NOBODY_JOINED)).isEmpty();
    }

    @Test
    void whenOneOfTwoGuestsLeavesTheCallerStaysWithTheOther() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        back(story.pressesStar("ann").presses("ann", "2"))
                .guestAnswers(Role.SUPERVISOR)
                .presses("sue", "1");
        story.hangsUp("ann").callerFollows();
        story.callersConferenceIsOver(story.contact().talk().number());
        story.guestsCallEnds(Role.SUPERVISOR, LegOutcome.COMPLETED)
                .callerHears(Place.BRIDGE)
                .is(ContactState.CONNECTED);
        story.callerFollows().at(400).callerHears(Place.BRIDGE).guestHears(Role.CRISIS_LINE, Place.BRIDGE);
    }

    @Test
    void whenTheInterpreterLeavesTheTalkWithTheCrisisLineGoesOn() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        back(story.pressesStar("ann").presses("ann", "1")).guestAnswers(Role.INTERPRETER);
        story.hangsUp("ann").callerFollows().forgetOrders();
        int together = story.contact().talk().number();
        story.guestsCallEnds(Role.INTERPRETER, LegOutcome.COMPLETED)
                .callerHears(Place.BRIDGE)
                .is(ContactState.CONNECTED);
        assertThat(story.contact().talk().number()).isEqualTo(together);
        assertThat(story.ordered(new Command.RedirectCall(1))).isFalse();
    }

    @Test
    void whoHasAnotherCrisisByThenIsNotWaitedFor() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        story.hangsUp("ann").callerFollows().isOnAnotherCrisis("ann").forgetOrders();
        story.at(300).guestsCallEnds(Role.CRISIS_LINE, LegOutcome.COMPLETED);
        story.at(308).is(ContactState.PAGING);
        assertThat(story.rung()).contains("ben");
    }

    @Test
    void aLineThatAnswersWhileTheClinicianIsAsideAgainWaitsWithTheCaller() {
        var story = back(aside().presses("ann", "1")).pressesStar("ann");
        story.guestAnswers(Role.INTERPRETER).guestHears(Role.INTERPRETER, Place.MOMENT);
        story.hearsOut("ann").guestHears(Role.INTERPRETER, Place.BRIDGE);
        assertThat(story.ordered(
                        new Command.RedirectCall(story.guest(Role.INTERPRETER).number())))
                .isTrue();
    }

    @Test
    void whoWantsASupervisorOnceMoreRingsTheSameOneAgain() {
        var story = back(aside().presses("ann", "2")).phoneOf("sue", LegOutcome.NO_ANSWER);
        back(story.forgetOrders().at(120).pressesStar("ann").presses("ann", "2"));
        assertThat(story.rung()).containsExactly("sue");
    }

    @Test
    void ofASupervisorsPhonesTheOneThatWorksRings() {
        var story = talking(house().alsoAt("sue", true).failing("sue", 1)).pressesStar("ann");
        assertThat(story.presses("ann", "2").phoneThatRings("sue")).isEqualTo(2);
    }

    @Test
    void whoIsInTheTalkAlreadyIsNotCalledAgain() {
        var story =
                back(aside().presses("ann", "2")).guestAnswers(Role.SUPERVISOR).presses("sue", "1");
        story.forgetOrders().pressesStar("ann").presses("ann", "2").hears("ann", Place.BRIDGE);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void aGuestWhoseWordHasNotComeIsFetchedAllTheSame() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        story.pressesStar("ann").forgetOrders().hearsOut("ann");
        assertThat(story.ordered(
                        new Command.RedirectCall(story.guest(Role.CRISIS_LINE).number())))
                .isTrue();
    }

    @Test
    void forAnInterpreterWhoDoesNotAnswerNoSupervisorIsRung() {
        var story = back(aside().presses("ann", "1")).guestsCallEnds(Role.INTERPRETER, LegOutcome.NO_ANSWER);
        assertThat(story.rung()).isEmpty();
        assertThat(story.texted(TextKind.NOBODY_JOINED)).containsExactly("ann");
        assertThat(story.noted(Entry.Kind.GUEST_NOT_REACHED)).isTrue();
    }

    @Test
    void aCrisisLineThatOnlyRingsKeepsNobody() {
        back(aside().presses("ann", "3")).hangsUp("ann").callerHears(Place.CUT_OFF);
    }

    @Test
    void aClinicianWhoHangsUpDuringTheMenuLeavesTheCallerWithTheGuest() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        int together = story.contact().talk().number();
        int guest = story.guest(Role.CRISIS_LINE).number();
        story.happens(new ContactEvent.BridgeLeft(guest, Optional.of(together)));
        story.pressesStar("ann").guestHears(Role.CRISIS_LINE, Place.MOMENT).hangsUp("ann");
        story.callerHears(Place.BRIDGE).guestHears(Role.CRISIS_LINE, Place.BRIDGE);
    }

    @Test
    void aSupervisorWhoIsOnThePhoneIsNotRung() {
        var story = aside().isOnAnotherCrisis("sue").presses("ann", "2").hears("ann", Place.NOBODY_TO_ADD);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void aSupervisorWhoHadTheCallerIsNoGuestOfTheirOwn() {
        var world = new SmallWorld().supervisor("sue").supervisor("sam").knows("sue", PRIMARY);
        var story = Story.call(world).callerHearsOut().at(5).talksWith("sue").forgetOrders();
        back(story.pressesStar("sue").presses("sue", "3")).guestAnswers(Role.CRISIS_LINE);
        back(story.pressesStar("sue").presses("sue", "2"));
        story.hangsUp("sue").callerFollows().forgetOrders();
        story.phoneOf("sam", LegOutcome.NO_ANSWER);
        assertThat(story.rung()).isEmpty();
        assertThat(story.texted(TextKind.NOBODY_JOINED)).containsExactly("sue");
    }

    @Test
    void aGuestsWordThatTheConferenceIsOverHasTheOthersLookedUp() {
        var story =
                back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE).forgetOrders();
        int together = story.contact().talk().number();
        story.happens(new ContactEvent.BridgeLeft(story.guest(Role.CRISIS_LINE).number(), Optional.of(together)));
        story.guestHears(Role.CRISIS_LINE, Place.MOMENT);
        assertThat(story.ordered(new Command.LookUpCall(1))).isTrue();
        assertThat(story.ordered(new Command.LookUpCall(story.legOf("ann").number())))
                .isTrue();
    }

    @Test
    void withAGuestInTheTalkTheClinicianIsStillWithTheCaller() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        assertThat(story.contact().occupiedClinician()).contains(SmallWorld.id("ann"));
    }

    @Test
    void whenWhoKeptTheCallerLeavesTheInterpreterIsSentAwayToo() {
        var story = back(aside().presses("ann", "3")).guestAnswers(Role.CRISIS_LINE);
        back(story.pressesStar("ann").presses("ann", "1")).guestAnswers(Role.INTERPRETER);
        story.hangsUp("ann").callerFollows().forgetOrders();
        story.guestsCallEnds(Role.CRISIS_LINE, LegOutcome.COMPLETED).callerHears(Place.CUT_OFF);
        story.guestHears(Role.INTERPRETER, Place.CALLER_GONE);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
    }
}
