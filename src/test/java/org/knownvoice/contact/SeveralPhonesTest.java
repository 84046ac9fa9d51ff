package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.knownvoice.schedule.Tier;

/** A clinician with several phones is looked for on one after the other. */
class SeveralPhonesTest {

    /** Ann has a mobile and a second phone, and knows the client; Ben backs up; Sue supervises. */
    private static SmallWorld house() {
        return new SmallWorld()
                .primary("ann")
                .backup("ben")
                .supervisor("sue")
                .alsoAt("ann", true)
                .knows("ann", PRIMARY);
    }

    @Test
    void anUnansweredCallIsFollowedByOneToTheNextPhoneAndSoRoundAndRound() {
        var story = Story.call(house());
        assertThat(story.phoneThatRings("ann")).isEqualTo(1);
        story.at(25).phoneOf("ann", LegOutcome.NO_ANSWER).at(29.9).forgetOrders();
        assertThat(story.at(30).rung()).containsExactly("ann");
        assertThat(story.phoneThatRings("ann")).isEqualTo(2);
        story.at(55).phoneOf("ann", LegOutcome.NO_ANSWER).at(60);
        assertThat(story.phoneThatRings("ann")).isEqualTo(1);
    }

    @Test
    void whereOnePhoneIsBusyTheNextRingsAtOnceAndTheStepWaits() {
        var story = Story.call(house()).at(2).forgetOrders().phoneOf("ann", LegOutcome.BUSY);

        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.phoneThatRings("ann")).isEqualTo(2);
        assertThat(story.paged()).isEmpty();
        assertThat(story.contact().page(1).orElseThrow().unreachable()).isFalse();
    }

    @Test
    void whenNoPhoneCanBeReachedTheStepDoesNotWaitAndAllAreTriedAgain() {
        var story = Story.call(house()).at(2).phoneOf("ann", LegOutcome.BUSY).forgetOrders();
        story.at(3).phoneOf("ann", LegOutcome.FAILED);

        assertThat(story.paged()).containsExactly("ben");
        assertThat(story.contact().page(1).orElseThrow().unreachable()).isTrue();
        story.at(17.9).forgetOrders();
        assertThat(story.at(18).rung()).containsExactly("ann");
        assertThat(story.phoneThatRings("ann")).isEqualTo(1);
        story.at(19).phoneOf("ann", LegOutcome.BUSY);
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.phoneThatRings("ann")).isEqualTo(2);
    }

    @Test
    void aBusyPhoneBesideOneThatRingsKeepsThePageInReach() {
        var story = Story.call(house()).at(25).phoneOf("ann", LegOutcome.NO_ANSWER);
        story.at(31).phoneOf("ann", LegOutcome.BUSY);

        assertThat(story.phoneThatRings("ann")).isEqualTo(1);
        assertThat(story.contact().page(1).orElseThrow().unreachable()).isFalse();
    }

    @Test
    void theVerifiedPhoneRingsFirstAndAFailingOneLast() {
        assertThat(Story.call(house().verified("ann", 2)).phoneThatRings("ann")).isEqualTo(2);
        assertThat(Story.call(house().verified("ann", 2).failing("ann", 2)).phoneThatRings("ann"))
                .isEqualTo(1);
        assertThat(Story.call(house().failing("ann", 1)).phoneThatRings("ann")).isEqualTo(2);
    }

    @Test
    void whoIsOnOnePhoneForAnotherCrisisIsNotRungOnTheOther() {
        var story = Story.call(house().failing("ann", 2));
        story.at(25).phoneOf("ann", LegOutcome.NO_ANSWER).isOnThePhone("ann", 1).at(40);
        assertThat(story.rings("ann")).isFalse();
        story.hangsUpElsewhere("ann", 1).at(45);
        assertThat(story.phoneThatRings("ann")).isEqualTo(2);
    }

    @Test
    void whoTalkedOnTheSecondPhoneIsRungThereAgainWhenCutOff() {
        var story = Story.call(house())
                .callerHearsOut()
                .at(25)
                .phoneOf("ann", LegOutcome.NO_ANSWER)
                .at(31);
        story.talksWith("ann").at(60).hangsUp("ann").callerFollows().at(70);

        assertThat(story.phoneThatRings("ann")).isEqualTo(2);
    }

    @Test
    void whoAcceptsByTextIsLookedForOnAPhoneThatTakesTexts() {
        var world = new SmallWorld().primary("ann").alsoAt("ann", false).verified("ann", 2);
        var story = Story.call(world);
        assertThat(story.phoneThatRings("ann")).isEqualTo(2);
        story.at(25).phoneOf("ann", LegOutcome.NO_ANSWER).at(26).accepts("ann");

        assertThat(story.phoneThatRings("ann")).isEqualTo(1);
    }

    @Test
    void aTextThatFailsGoesToTheNextPhoneThatTakesTextsOnce() {
        var story = Story.call(house().alsoAt("ann", false).alsoAt("ann", true)).at(1);
        assertThat(story.paged()).containsExactly("ann");
        assertThat(story.textedPhone("ann")).isEqualTo(1);
        assertThat(story.textFails("ann", 1).paged()).containsExactly("ann");
        assertThat(story.textedPhone("ann")).isEqualTo(2);
        assertThat(story.textFails("ann", 1).paged()).isEmpty();
        assertThat(story.textFails("ann", 2).paged()).containsExactly("ann");
        assertThat(story.textedPhone("ann")).isEqualTo(4);
        assertThat(story.textFails("ann", 4).paged()).isEmpty();
    }

    @Test
    void inAStepByTextAloneThePhoneRingsAndTheNextStepOpensOnceEachTextHasFailed() {
        var story = Story.call(house().with(byTextFirst())).at(1);
        story.paged();
        assertThat(story.textFails("ann", 1).paged()).containsExactly("ann");
        assertThat(story.rung()).isEmpty();
        story.textFails("ann", 2);
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.paged()).containsExactly("ben");
    }

    @Test
    void aTextThatIsNotConfirmedInFifteenSecondsBringsTheCall() {
        var story = Story.call(house().with(byTextFirst())).at(14.9);
        assertThat(story.rung()).isEmpty();
        assertThat(story.at(15).rung()).containsExactly("ann");
        assertThat(story.forgetOrders().at(29).rung()).isEmpty();
    }

    @Test
    void aTextThatIsConfirmedKeepsAStepOfTextsQuiet() {
        var story = Story.call(house().with(byTextFirst())).at(2);
        story.happens(new ContactEvent.PageTextDelivered(story.page("ann")));
        assertThat(story.at(44).rung()).isEmpty();
    }

    @Test
    void aTextInDoubtBringsTheNextRingForwardOnce() {
        var story =
                Story.call(house()).at(10).phoneOf("ann", LegOutcome.NO_ANSWER).forgetOrders();
        assertThat(story.at(14.9).rung()).isEmpty();
        assertThat(story.at(15).rung()).containsExactly("ann");
        story.at(17).phoneOf("ann", LegOutcome.NO_ANSWER).forgetOrders();
        assertThat(story.at(44).rung()).isEmpty();
    }

    @Test
    void inAStepByTextAloneWhoHasOnlyALandlineIsRungAtOnce() {
        var world = new SmallWorld().person("ann", false).primary("ann").alsoAt("ann", false);
        var story = Story.call(world.backup("ben").with(byTextFirst()));

        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.paged()).doesNotContain("ben");
    }

    @Test
    void aStepDoesNotWaitForWhoHasNoPhone() {
        var world = new SmallWorld().person("ann", false).primary("ann").backup("ben");

        assertThat(Story.call(world).paged()).contains("ben");
    }

    @Test
    void aSupervisorIsRungOnEachPhoneInEachRound() {
        var story = Story.call(house().alsoAt("sue", true)).at(90);
        story.phoneOfIfRinging("ann", LegOutcome.BUSY).phoneOfIfRinging("ben", LegOutcome.BUSY);
        story.at(115).phoneOf("sue", LegOutcome.NO_ANSWER).at(120);
        story.at(145).phoneOf("sue", LegOutcome.NO_ANSWER).at(150).is(ContactState.EXHAUSTED);
        assertThat(story.phoneThatRings("sue")).isEqualTo(1);
        story.at(175).phoneOf("sue", LegOutcome.NO_ANSWER).at(180);
        assertThat(story.phoneThatRings("sue")).isEqualTo(2);
        story.at(205).phoneOf("sue", LegOutcome.NO_ANSWER).at(269);
        assertThat(story.rings("sue")).isFalse();
        assertThat(story.at(270).phoneThatRings("sue")).isEqualTo(1);
    }

    private static EscalationPolicy byTextFirst() {
        return new EscalationPolicy(
                new PolicyId("ladder"),
                List.of(
                        new EscalationStep(
                                1,
                                List.of(new Who.OnCallTier(Tier.PRIMARY)),
                                Set.of(Channel.SMS),
                                Duration.ofSeconds(45)),
                        new EscalationStep(
                                2,
                                List.of(new Who.OnCallTier(Tier.BACKUP)),
                                Set.of(Channel.SMS),
                                Duration.ofSeconds(45))));
    }
}
