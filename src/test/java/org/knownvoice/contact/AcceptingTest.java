package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.paging.Who;
import org.knownvoice.routing.Continuity;

/** One clinician, for certain; and what becomes of an acceptance that brings no talk. */
class AcceptingTest {
    private static SmallWorld house() {
        return new SmallWorld()
                .primary("ann")
                .backup("ben")
                .supervisor("sue")
                .knows("ann", PRIMARY)
                .knows("ben", PRIMARY);
    }

    private static EscalationStep step(int number, Who who) {
        return new EscalationStep(number, List.of(who), Set.of(Channel.SMS, Channel.VOICE), Duration.ofSeconds(45));
    }

    @Test
    void byVoiceTheTwoGoToOneBridge() {
        var story = Story.call(house()).callerHearsOut().answers("ann").hears("ann", Place.PROMPT);
        story.presses("ann", "1").is(ContactState.ACCEPTED).hears("ann", Place.BRIDGE);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
        story.callerFollows().callerHears(Place.BRIDGE).is(ContactState.CONNECTED);
        assertThat(story.contact().acceptance().orElseThrow().continuity()).isEqualTo(Continuity.OWN_CLINICIAN);
    }

    @Test
    void byTextTheServerCallsAndThenBridges() {
        var story = Story.call(house()).phoneOf("ann", LegOutcome.NO_ANSWER);
        story.rung();
        story.at(5).accepts("ann").is(ContactState.ACCEPTED);
        assertThat(story.rung()).containsExactly("ann");
        story.answers("ann").hears("ann", Place.JOIN_PROMPT).presses("ann", "1").callerFollows();
        story.is(ContactState.CONNECTED);
    }

    @Test
    void acceptedByTextWhileThePhoneRingsTheSameRingJoins() {
        var story = Story.call(house());
        story.rung();
        story.accepts("ann");
        assertThat(story.rung()).isEmpty();
        story.answers("ann").hears("ann", Place.JOIN_PROMPT);
    }

    @Test
    void onlyTheNamedKeyAccepts() {
        var story = Story.call(house()).answers("ann").presses("ann", "7").is(ContactState.PAGING);
        story.hears("ann", Place.PROMPT).presses("ann", "").is(ContactState.PAGING);
    }

    @Test
    void theOthersStopRingingAndAreToldOnce() {
        var story = Story.call(house());
        story.happens(new ContactEvent.PageTextSent(story.page("ben")));
        int bensCall = story.legOf("ben").number();
        story.answers("ann").presses("ann", "1");
        assertThat(story.ordered(new Command.EndCall(bensCall))).isTrue();
        assertThat(story.texted(TextKind.TAKEN)).containsExactly("ben");
        assertThat(story.at(50).texted(TextKind.TAKEN)).isEmpty();
    }

    @Test
    void whoIsOnThePhoneHearsThatItIsTakenAndGetsNoText() {
        var story = Story.call(house()).answers("ben").accepts("ann").hears("ben", Place.TAKEN);
        assertThat(story.texted(TextKind.TAKEN)).isEmpty();
    }

    @Test
    void aPageTextThatWentOutTooLateIsFollowedByANotice() {
        var story = Story.call(house()).accepts("ann");
        assertThat(story.texted(TextKind.TAKEN)).isEmpty();
        story.happens(new ContactEvent.PageTextSent(story.page("ben")));
        assertThat(story.texted(TextKind.TAKEN)).containsExactly("ben");
    }

    @Test
    void whenTwoAcceptTheFirstHasItAndTheSecondHearsWho() {
        var story = Story.call(house()).accepts("ann").accepts("ben");
        assertThat(story.contact().acceptance().orElseThrow().clinician().value())
                .isEqualTo("ann");
        assertThat(story.texted(TextKind.ALREADY_TAKEN)).containsExactly("ben");
        assertThat(story.noted(Entry.Kind.ACCEPTED_TOO_LATE)).isTrue();
    }

    @Test
    void aKeyPressedInTheSameMomentHearsThatItIsTaken() {
        var story = Story.call(house()).answers("ann").answers("ben");
        int bensCall = story.legOf("ben").number();
        story.presses("ann", "1").happens(new ContactEvent.ClinicianPressed(bensCall, "1"));
        story.hears("ben", Place.TAKEN);
        assertThat(story.contact().acceptance().orElseThrow().clinician().value())
                .isEqualTo("ann");
    }

    @Test
    void theWinnersRepeatedKeyGetsTheBridgeAgain() {
        var story = Story.call(house())
                .answers("ann")
                .presses("ann", "1")
                .forgetOrders()
                .presses("ann", "1");
        story.hears("ann", Place.BRIDGE).is(ContactState.ACCEPTED);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void notJoinedAfterSixtySecondsAndTwoRingsItLapses() {
        var story = Story.call(house()).callerHearsOut();
        story.at(2).phoneOf("ann", LegOutcome.NO_ANSWER).at(5).accepts("ann");
        story.rung();
        story.at(30).phoneOf("ann", LegOutcome.NO_ANSWER).at(35);
        assertThat(story.rung()).containsExactly("ann");
        story.phoneOf("ann", LegOutcome.NO_ANSWER).at(64.9).is(ContactState.ACCEPTED);
        story.paged();
        story.at(65).is(ContactState.PAGING).callerHears(Place.STILL_REACHING);
        assertThat(story.texted(TextKind.LAPSED)).containsExactly("ann");
        assertThat(story.noted(Entry.Kind.ACCEPTANCE_LAPSED)).isTrue();
    }

    @Test
    void whoseCallThePhoneNetworkDoesNotTakeKeepsItUntilTheCallHasHadItsTime() {
        var story = Story.call(house()).at(5).accepts("ann");
        story.at(200).is(ContactState.ACCEPTED).callIsTaken("ann");
        story.at(259.9).is(ContactState.ACCEPTED).at(260).is(ContactState.PAGING);
        assertThat(story.texted(TextKind.LAPSED)).containsExactly("ann");
    }

    @Test
    void aCallThatThePhoneNetworkTakesAtTheLastMomentStillHasItsTime() {
        var story = Story.call(house()).accepts("ann").at(59).callIsTaken("ann");
        story.at(70).answers("ann").presses("ann", "1").callerFollows().is(ContactState.CONNECTED);
    }

    @Test
    void whoseCallThePhoneNetworkHasNotTakenForTenMinutesLosesItSoThatMorePeopleKnow() {
        var story = Story.call(house()).accepts("ann");
        story.at(599).is(ContactState.ACCEPTED).at(600).is(ContactState.PAGING);
    }

    @Test
    void afterALapseThisStepAndTheNextAreAskedAtOnceButNotWhoLetItLapse() {
        var world = house().primary("cat");
        var story = Story.call(world).accepts("ann").callIsTaken("ann");
        story.paged();
        story.at(60);
        assertThat(story.paged()).containsExactly("ben", "cat");
    }

    @Test
    void afterALapseWithNobodyElseInTheLaterStepsThisStepRunsItsTime() {
        var onlyAnn = new Who.Named(new ClinicianId("ann"));
        var ladder =
                new EscalationPolicy(new PolicyId("ladder"), List.of(step(1, new Who.OnCallTeam()), step(2, onlyAnn)));
        var world =
                new SmallWorld().primary("ann").backup("cat").supervisor("sue").with(ladder);
        var story = Story.call(world).accepts("ann").callIsTaken("ann");
        story.paged();
        story.at(60).is(ContactState.PAGING);
        assertThat(story.paged()).containsExactly("cat");
        assertThat(story.rung()).contains("cat");
        story.at(104).is(ContactState.PAGING).at(105).is(ContactState.EXHAUSTED);
    }

    @Test
    void afterALapseTheCallerHearsThatWeStillTry() {
        var story = Story.call(house())
                .callerHearsOut()
                .accepts("ann")
                .callIsTaken("ann")
                .at(60)
                .callerFollows();
        story.callerHears(Place.STILL_REACHING).callerHearsOut().callerHears(Place.HOLD);
    }

    @Test
    void aLapseInTheLastStepAsksThatStepAgainForItsTime() {
        var story = Story.call(new SmallWorld().supervisor("sue").elsewhere("eve"))
                .accepts("eve")
                .callIsTaken("eve");
        story.paged();
        story.at(60).is(ContactState.PAGING);
        assertThat(story.paged()).containsExactly("sue");
        assertThat(story.rung()).contains("sue");
        story.at(119).is(ContactState.PAGING).at(120).is(ContactState.EXHAUSTED);
    }

    @Test
    void declinedWhenTheTalkIsOverItAsksNobodyAnew() {
        var story = Story.call(house()).callerHearsOut().answers("ann").presses("ann", "1");
        story.callerFollows().is(ContactState.CONNECTED).callerHangsUp().is(ContactState.ENDED);
        story.paged();
        story.declines("ann").is(ContactState.ENDED);
        assertThat(story.paged()).isEmpty();
        assertThat(story.noted(Entry.Kind.ACCEPTANCE_LAPSED)).isFalse();
    }

    @Test
    void givenBackByTheOneWhoAcceptedItLapsesAtOnce() {
        var story = Story.call(house())
                .accepts("ann")
                .answers("ann")
                .presses("ann", "2")
                .is(ContactState.PAGING);
        assertThat(story.contact().leg(2).orElseThrow().place()).isEqualTo(Place.DECLINED);
        assertThat(story.contact().openPages()).isNotEmpty();
    }

    @Test
    void answeringAnOlderPageTakesTheOneThatIsOpenNow() {
        var story = Story.call(house());
        int older = story.page("ben");
        story.accepts("ann").callIsTaken("ann").at(60);
        int newer = story.page("ben");
        assertThat(newer).isNotEqualTo(older);
        story.happens(new ContactEvent.PageAccepted(older, Acceptance.Way.TEXT));
        assertThat(story.contact().acceptance().orElseThrow().page()).isEqualTo(newer);
        assertThat(story.texted(TextKind.TAKEN)).doesNotContain("ben");
    }

    @Test
    void aTextContactTakenByVoiceGoesOnOnTheScreen() {
        var story = Story.text(house()).is(ContactState.PAGING);
        assertThat(story.callerTexts()).containsExactly(TextKind.FIRST_REPLY);
        story.answers("ann").presses("ann", "1").hears("ann", Place.YOURS_BY_TEXT);
        assertThat(story.callerTexts()).contains(TextKind.SOMEBODY_HAS_IT);
        story.happens(new ContactEvent.ClinicianWrote(SmallWorld.id("ann"))).is(ContactState.CONNECTED);
    }

    @Test
    void takingATextContactOrAFurtherTextRingsNobody() {
        var story = Story.text(house());
        story.rung();
        story.accepts("ann").happens(new ContactEvent.CallerTexted()).at(20);
        assertThat(story.rung()).isEmpty();
        assertThat(story.texted(TextKind.CLIENT_WROTE)).containsExactly("ann");
    }

    @Test
    void withoutAWordToATextingClientItLapsesAfterThreeMinutes() {
        var story = Story.text(house()).accepts("ann").at(179).is(ContactState.ACCEPTED);
        story.at(180).is(ContactState.PAGING);
        assertThat(story.callerTexts()).contains(TextKind.STILL_REACHING);
    }

    @Test
    void anExhaustedTextContactIsToldSo() {
        var story = Story.text(house()).at(150).is(ContactState.EXHAUSTED);
        assertThat(story.callerTexts()).contains(TextKind.EXHAUSTED_REPLY);
    }
}
