package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactEvent.CallerTakesTexts;
import org.knownvoice.contact.ContactEvent.CallerTextFailed;
import org.knownvoice.contact.ContactEvent.CallerTexted;
import org.knownvoice.contact.ContactEvent.ClinicianWrote;
import org.knownvoice.contact.ContactEvent.RingBackAsked;
import org.knownvoice.directory.CarrierCodes;

/** Each text of a client's reaches whoever has the contact, and a phone that answers by itself wakes nobody all the time. */
class AnsweringTest {
    private final Story story = Story.text(house()).accepts("ann");

    private static SmallWorld house() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    private Story writes(double second) {
        return story.at(second).happens(new CallerTexted());
    }

    private Story answers(double second) {
        return story.at(second).happens(new ClinicianWrote(SmallWorld.id("ann")));
    }

    private long alerts() {
        return story.ordersOf(TextKind.CLIENT_WROTE);
    }

    @Test
    void ofManyTextsInAMinuteTheClinicianIsToldOnceAndOnceAtItsEnd() {
        answers(5);
        for (int second = 10; second < 70; second++) {
            writes(second);
        }
        assertThat(alerts()).isEqualTo(1);
        story.at(70);
        assertThat(alerts()).isEqualTo(2);
        story.at(300);
        assertThat(alerts()).isEqualTo(2);
    }

    @Test
    void theTimeToAnswerRunsFromTheFirstOfThem() {
        answers(5);
        for (int second = 10; second < 310; second += 5) {
            writes(second);
        }
        assertThat(story.texted(TextKind.CLIENT_UNANSWERED)).isEmpty();
        story.at(310);
        assertThat(story.texted(TextKind.CLIENT_UNANSWERED)).containsExactly("ann");
        story.at(610);
        assertThat(story.texted(TextKind.CLIENT_UNANSWERED_SUPERVISOR)).isNotEmpty();
    }

    @Test
    void inAConversationEachTextIsToldAtOnce() {
        answers(5);
        writes(10);
        answers(15);
        writes(20);
        assertThat(alerts()).isEqualTo(2);
    }

    @Test
    void aTextJustBeforeTheClinicianWritesIsNotPassedOver() {
        answers(5);
        writes(10);
        writes(12);
        assertThat(alerts()).isEqualTo(1);
        answers(13);
        assertThat(alerts()).isEqualTo(2);
        story.at(900);
        assertThat(alerts()).isEqualTo(2);
        assertThat(story.texted(TextKind.CLIENT_UNANSWERED)).isEmpty();
    }

    @Test
    void whoTakesTextsAgainIsWrittenToAgain() {
        var stopped = Story.text(house()).happens(new CallerTextFailed(CarrierCodes.OPTED_OUT));
        stopped.is(ContactState.CALLBACK).forgetOrders();

        stopped.happens(new CallerTakesTexts()).is(ContactState.PAGING);
        assertThat(stopped.callerTexts()).containsExactly(TextKind.FIRST_REPLY);
        stopped.accepts("ann").is(ContactState.ACCEPTED).forgetOrders().at(100);
        assertThat(stopped.rung()).isEmpty();
        stopped.at(181).is(ContactState.PAGING);
    }

    @Test
    void aCallThatIsOnItsWayGoesOn() {
        var stopped = Story.text(house()).happens(new CallerTextFailed(CarrierCodes.OPTED_OUT));
        stopped.accepts("ann");
        assertThat(stopped.rings("ann")).isTrue();

        stopped.happens(new CallerTakesTexts()).is(ContactState.CALLBACK);
        assertThat(stopped.texted(TextKind.CLIENT_TEXTS_AGAIN)).containsExactly("ann");
        stopped.answers("ann").presses("ann", "1");
        assertThat(stopped.clientsPhoneRings()).isTrue();
    }

    @Test
    void whoWantsToCallCallsWhateverTheClientTakes() {
        story.happens(new RingBackAsked(SmallWorld.id("ann"))).is(ContactState.CALLBACK);
        story.phoneOf("ann", LegOutcome.NO_ANSWER).happens(new CallerTextFailed(30003));

        story.happens(new CallerTakesTexts()).is(ContactState.CALLBACK);
        assertThat(story.contact().callback().instead()).isEqualTo(Callback.Instead.ASKED_FOR);
    }

    @Test
    void aMachinesTextPagesNobodyAndTheSupervisorsReadIt() {
        var machine = Story.machineText(house()).is(ContactState.ENDED);

        assertThat(machine.texted(TextKind.MACHINE_WROTE)).isNotEmpty();
        assertThat(machine.callerTexts()).isEmpty();
        assertThat(machine.paged()).isEmpty();
        assertThat(machine.rung()).isEmpty();
        assertThat(machine.contact().ending().outcome()).contains(Ending.Outcome.UNREACHABLE_CALLER);
    }
}
