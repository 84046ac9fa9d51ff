package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.EXCLUDED;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.paging.Channel;
import org.knownvoice.paging.EscalationPolicy;
import org.knownvoice.paging.EscalationStep;
import org.knownvoice.paging.Who;

/** Who is asked when, by the clock, from the first ring on. */
class LadderTest {
    private static SmallWorld house() {
        return new SmallWorld()
                .primary("ann")
                .backup("ben")
                .supervisor("sue")
                .elsewhere("eve")
                .offShift("off")
                .knows("ann", PRIMARY);
    }

    @Test
    void atZeroSecondsOnlyThoseWhoKnowTheClientAreAsked() {
        var story = Story.call(house()).is(ContactState.PAGING).callerHears(Place.GREETING);
        assertThat(story.paged()).containsExactly("ann");
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.at(44).paged()).isEmpty();
    }

    @Test
    void atFortyFiveSecondsTheTeamIsAskedBesideThem() {
        var story = Story.call(house());
        story.at(44.9).paged();
        assertThat(story.at(45).paged()).containsExactly("ben");
        assertThat(story.contact().openPages()).hasSize(2);
    }

    @Test
    void atNinetySecondsSupervisorAndProgramAreAsked() {
        var story = Story.call(house()).at(89);
        story.paged();
        assertThat(story.at(90).paged()).containsExactly("eve", "sue");
    }

    @Test
    void atOneHundredAndFiftySecondsTheCallerHearsTheTruthAndTheFallbackFollows() {
        var story = Story.call(house()).callerHearsOut().at(149).is(ContactState.PAGING);
        story.at(150).is(ContactState.EXHAUSTED).callerHears(Place.EXHAUSTED);
        assertThat(story.ordered(new Command.RedirectCall(1))).isTrue();
        story.callerFollows()
                .callerHears(Place.EXHAUSTED)
                .at(157)
                .callerHearsOut()
                .callerHears(Place.FALLBACK);
    }

    @Test
    void afterExhaustionOnlySupervisorsAreAskedEveryTwoMinutes() {
        var story = Story.call(house()).at(150).forgetOrders();
        for (String name : List.of("ann", "ben", "eve")) {
            story.phoneOf(name, LegOutcome.NO_ANSWER);
        }
        story.at(260);
        assertThat(story.rung()).isEmpty();
        story.phoneOf("sue", LegOutcome.NO_ANSWER).at(269).rung();
        story.at(270);
        assertThat(story.texted(TextKind.PAGE_AGAIN)).containsExactly("sue");
        assertThat(story.rung()).containsExactly("sue");
    }

    @Test
    void anUnansweredPhoneRingsAgainThirtySecondsAfterItsFirstRing() {
        var story = Story.call(house());
        story.rung();
        story.at(25).phoneOf("ann", LegOutcome.NO_ANSWER).at(29.9);
        assertThat(story.rung()).isEmpty();
        assertThat(story.at(30).rung()).containsExactly("ann");
    }

    @Test
    void theStepDoesNotWaitForABusyPhoneWhichRingsAgainAfterFifteenSeconds() {
        var story = Story.call(house());
        story.rung();
        story.paged();
        story.at(2).phoneOf("ann", LegOutcome.BUSY);
        assertThat(story.paged()).containsExactly("ben");
        story.rung();
        story.at(16.9);
        assertThat(story.rung()).isEmpty();
        assertThat(story.at(17).rung()).containsExactly("ann");
    }

    @Test
    void whenEverybodyHasDeclinedTheNextStepOpensAtOnce() {
        var story = Story.call(house()).at(3);
        story.paged();
        assertThat(story.declines("ann").paged()).containsExactly("ben");
    }

    @Test
    void declinedByKeyHearsSoAndIsNotAskedAgainInThisClimb() {
        var story = Story.call(house()).answers("ann").presses("ann", "2");
        assertThat(story.contact().leg(2).orElseThrow().place()).isEqualTo(Place.DECLINED);
        story.hangsUp("ann").at(140);
        assertThat(story.contact().pages().stream()
                        .filter(page -> page.clinician().value().equals("ann")))
                .hasSize(1);
    }

    @Test
    void aStepWithNobodyInItTakesNoTime() {
        var story = Story.call(new SmallWorld().backup("ben").supervisor("sue"));
        assertThat(story.paged()).containsExactly("ben");
    }

    @Test
    void withNobodyOnCallTheCallerIsGreetedAndThenHearsTheTruth() {
        var story = Story.call(new SmallWorld().offShift("off")).is(ContactState.EXHAUSTED);
        story.callerHears(Place.GREETING).callerHearsOut().callerHears(Place.EXHAUSTED);
        assertThat(story.paged()).isEmpty();
    }

    @Test
    void theExcludedIsNeverAsked() {
        var story = Story.call(house().knows("ben", EXCLUDED).knows("sue", EXCLUDED))
                .at(600);
        assertThat(story.paged()).containsExactly("ann", "eve");
    }

    @Test
    void aWakeUpThatComesLateDoesNotMoveTheLaterSteps() {
        var story = Story.call(house());
        story.paged();
        story.at(44);
        story.lateAt(46);
        assertThat(story.paged()).containsExactly("ben");
        story.at(89.9);
        assertThat(story.paged()).isEmpty();
        assertThat(story.at(90).paged()).containsExactly("eve", "sue");
    }

    @Test
    void whoWasAskedByTextAloneIsCalledWhenTheNextStepSaysSo() {
        var ladder = new EscalationPolicy(
                new PolicyId("ladder"),
                List.of(
                        new EscalationStep(
                                1, List.of(new Who.KnowsClient()), Set.of(Channel.SMS), Duration.ofSeconds(20)),
                        new EscalationStep(
                                2,
                                List.of(new Who.OnCallTeam()),
                                Set.of(Channel.SMS, Channel.VOICE),
                                Duration.ofSeconds(20))));
        var story = Story.call(house().with(ladder));
        assertThat(story.rung()).isEmpty();
        assertThat(story.at(20).rung()).containsExactly("ann", "ben");
    }

    @Test
    void aTextThatDoesNotArriveIsNotWaitedForWhereThereIsNoCall() {
        var ladder = new EscalationPolicy(
                new PolicyId("ladder"),
                List.of(
                        new EscalationStep(
                                1, List.of(new Who.KnowsClient()), Set.of(Channel.SMS), Duration.ofSeconds(20)),
                        new EscalationStep(
                                2, List.of(new Who.OnCallTeam()), Set.of(Channel.SMS), Duration.ofSeconds(20))));
        var story = Story.call(house().with(ladder));
        story.paged();
        story.happens(new ContactEvent.PageTextFailed(story.page("ann"), 1, 30003));
        assertThat(story.paged()).containsExactly("ben");
    }

    @Test
    void theOccupiedGetTheTextAtOnceAndTheCallWhenFree() {
        var story = Story.call(house());
        story.rung();
        story.isOnAnotherCrisis("ben").at(45);
        assertThat(story.paged()).contains("ben");
        assertThat(story.at(60).rung()).doesNotContain("ben");
        story.isFreeAgain("ben").at(66);
        assertThat(story.rung()).contains("ben");
    }

    @Test
    void aStepOfTheOccupiedRunsItsTime() {
        var story = Story.call(house());
        story.phoneOf("ann", LegOutcome.NO_ANSWER).isOnAnotherCrisis("ann").at(44);
        assertThat(story.paged()).containsExactly("ann");
        assertThat(story.at(45).paged()).containsExactly("ben");
    }

    @Test
    void whoIsOnAnotherCrisisCannotTakeThisOne() {
        var story = Story.call(house()).isOnAnotherCrisis("ann").accepts("ann").is(ContactState.PAGING);
        assertThat(story.texted(TextKind.ON_ANOTHER_CRISIS)).containsExactly("ann");
    }
}
