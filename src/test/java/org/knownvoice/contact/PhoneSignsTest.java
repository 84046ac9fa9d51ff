package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.PhoneSigns.Seen;
import org.knownvoice.directory.PhoneSign;

/** What a contact shows of the phones that it rings and texts. */
class PhoneSignsTest {
    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").alsoAt("ann", true).knows("ann", PRIMARY);
    }

    @Test
    void anAnsweredCallIsASignOfLifeOfThatPhone() {
        var story = Story.call(house())
                .at(25)
                .phoneOf("ann", LegOutcome.NO_ANSWER)
                .at(31)
                .answers("ann");

        assertThat(story.signs()).containsExactly(seen("ann", 2, PhoneSign.ALIVE));
    }

    @Test
    void aRefusedCallAndOneToNobodysNumberAreTheCarriersWordAPassingTroubleIsNot() {
        var story = Story.call(house()).at(1);
        int leg = story.legOf("ann").number();
        story.happens(new ContactEvent.CallRefused(leg, 21211));
        story.happens(new ContactEvent.LegEnded(story.legOf("ann").number(), LegOutcome.FAILED, Optional.of(404)));
        assertThat(story.signs()).containsExactly(seen("ann", 1, PhoneSign.REFUSED), seen("ann", 2, PhoneSign.REFUSED));
        int bens = story.legOf("ben").number();
        story.happens(new ContactEvent.LegEnded(bens, LegOutcome.FAILED, Optional.of(503)));
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void aTextThatFailsIsTheCarriersWordOrAnOptOut() {
        var story = Story.call(house());
        story.happens(new ContactEvent.PageTextFailed(1, 1, 21610));
        story.happens(new ContactEvent.PageTextFailed(1, 2, 30006));

        assertThat(story.signs())
                .containsExactly(seen("ann", 1, PhoneSign.OPTED_OUT), seen("ann", 2, PhoneSign.REFUSED));
    }

    @Test
    void aPageThatEndsCountsForEachPhoneThatRangItsFullTimeInVain() {
        var story =
                Story.call(house()).at(25).phoneOf("ann", LegOutcome.NO_ANSWER).at(46);
        assertThat(story.signs()).isEmpty();
        story.answers("ben").presses("ben", "1");

        assertThat(story.signs())
                .containsExactly(seen("ben", 1, PhoneSign.ALIVE), seen("ann", 1, PhoneSign.UNANSWERED));
    }

    @Test
    void whoWasMerelySlowerHasNotFailedToAnswer() {
        var story = Story.call(house()).at(46).signsForgotten();
        story.answers("ben").presses("ben", "1").phoneOfIfRinging("ann", LegOutcome.CANCELED);

        assertThat(story.signs()).containsExactly(seen("ben", 1, PhoneSign.ALIVE));
    }

    @Test
    void whoAcceptsByTextAndCannotBeRungHasAnswered() {
        var story = Story.call(house()).at(5).accepts("ann");
        story.at(25)
                .phoneOf("ann", LegOutcome.NO_ANSWER)
                .at(30)
                .callIsTaken("ann")
                .at(70);

        assertThat(story.noted(Entry.Kind.ACCEPTANCE_LAPSED)).isTrue();
        assertThat(story.signs()).isEmpty();
    }

    @Test
    void whoDeclinesHasAnswered() {
        var story =
                Story.call(house()).at(25).phoneOf("ann", LegOutcome.NO_ANSWER).declines("ann");

        assertThat(story.at(60).signs()).isEmpty();
    }

    private static Seen seen(String name, int phone, PhoneSign sign) {
        return new Seen(SmallWorld.id(name), phone, sign);
    }
}
