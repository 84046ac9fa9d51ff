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

/** A clinician asks to be rung: for the page that waits for them, or to be brought to the caller whom they have. */
class RungOnRequestTest {
    private static final Duration WHEN_FREE = Duration.ofSeconds(9);

    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    private static Story asksToBeRung(Story story, String name) {
        return story.forgetOrders().happens(new ContactEvent.RingAsked(SmallWorld.id(name), WHEN_FREE));
    }

    private static boolean willRing(Story story, String name) {
        return story.contact().willRing(SmallWorld.id(name));
    }

    @Test
    void thePhoneRingsForTheOpenPageAsSoonAsItIsFree() {
        var story = Story.call(house()).at(25).phoneOf("ann", LegOutcome.NO_ANSWER);
        asksToBeRung(story.at(26), "ann");
        assertThat(willRing(story, "ann")).isTrue();
        assertThat(story.at(34.9).rung()).isEmpty();
        assertThat(story.at(35).rung()).containsExactly("ann");
        assertThat(willRing(story, "ann")).isTrue();
    }

    @Test
    void whoWasAskedByTextAloneIsRungAllTheSame() {
        var byText = new EscalationStep(1, List.of(new Who.KnowsClient()), Set.of(Channel.SMS), Duration.ofMinutes(2));
        var story = Story.call(house().with(new EscalationPolicy(new PolicyId("ladder"), List.of(byText))));
        story.happens(new ContactEvent.PageTextDelivered(story.page("ann")));
        assertThat(asksToBeRung(story, "ann").at(9).rung()).containsExactly("ann");
    }

    @Test
    void afterAllWereAskedInVainWhoIsNoSupervisorIsRungToo() {
        var story = Story.call(house()).at(200).phoneOfIfRinging("ben", LegOutcome.NO_ANSWER);
        assertThat(asksToBeRung(story, "ben").at(208.9).rung()).doesNotContain("ben");
        assertThat(story.at(209).rung()).contains("ben");
    }

    @Test
    void whoHasACallerKeepsThemUntilTheRingHasHadItsTime() {
        var story = Story.call(house()).callerHearsOut().at(5);
        story.phoneOf("ann", LegOutcome.NO_ANSWER).accepts("ann").phoneOf("ann", LegOutcome.NO_ANSWER);
        asksToBeRung(story.at(60), "ann").at(69);
        assertThat(story.rung()).containsExactly("ann");
        story.callIsTaken("ann").at(93.9).is(ContactState.ACCEPTED);
        story.at(94).is(ContactState.PAGING);
    }

    @Test
    void whoseRingIsEarlyLosesNoTimeByIt() {
        var story = Story.call(house()).callerHearsOut().at(5);
        story.phoneOf("ann", LegOutcome.NO_ANSWER).accepts("ann").phoneOf("ann", LegOutcome.NO_ANSWER);
        asksToBeRung(story.at(6), "ann").at(15);
        story.callIsTaken("ann").at(64.9).is(ContactState.ACCEPTED).at(65).is(ContactState.PAGING);
    }

    @Test
    void nobodyIsRungForWhatAnotherHas() {
        var story = Story.call(house()).at(46).accepts("ben");
        story.phoneOfIfRinging("ann", LegOutcome.CANCELED);
        var before = story.at(100).contact().acceptance();
        asksToBeRung(story, "ann");
        assertThat(willRing(story, "ann")).isFalse();
        assertThat(story.contact().acceptance()).isEqualTo(before);
        assertThat(story.at(105).rung()).doesNotContain("ann");
    }

    @Test
    void onlyWhoHasTheContactRingsThePersonBack() {
        var story = Story.call(house())
                .callerHearsOut()
                .talksWith("ann")
                .callerHangsUp()
                .is(ContactState.ENDED);
        story.happens(new ContactEvent.RingBackAsked(SmallWorld.id("ben"), WHEN_FREE))
                .is(ContactState.ENDED);
        story.hangsUp("ann").forgetOrders();
        story.happens(new ContactEvent.RingBackAsked(SmallWorld.id("ann"), WHEN_FREE));
        assertThat(story.is(ContactState.CALLBACK).at(8).rung()).isEmpty();
        assertThat(story.at(9).rung()).containsExactly("ann");
    }
}
