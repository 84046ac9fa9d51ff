package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.directory.CareRelationship.Kind.PRIMARY;

import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactEvent.CallbackDecided;
import org.knownvoice.contact.ContactEvent.CallerTexted;
import org.knownvoice.contact.ContactEvent.ClinicianWrote;
import org.knownvoice.contact.ContactEvent.FallbackAnswered;
import org.knownvoice.contact.ContactEvent.FallbackLeft;

/** An acceptance of long ago does not stand between a caller and those who are on call now. */
class AskingAnewTest {
    private static final double DAY = 14 * 3600;

    /** By night: sue supervises, and ann, whom the client knows, is on call with ben. */
    private static SmallWorld night() {
        return new SmallWorld().primary("ann").backup("ben").supervisor("sue").knows("ann", PRIMARY);
    }

    /** By day sue and ann sleep. */
    private static SmallWorld day() {
        return new SmallWorld()
                .offShift("ann")
                .backup("ben")
                .offShift("sue")
                .primary("dan")
                .supervisor("mia")
                .knows("ann", PRIMARY)
                .knows("dan", PRIMARY);
    }

    /** Nobody has answered, the supervisor has taken it, and the client has not answered any of her calls. */
    private static Story calledBackInVain() {
        var story = Story.call(night()).callerHangsUp().at(150);
        for (String name : new String[] {"ann", "ben"}) {
            story.phoneOfIfRinging(name, LegOutcome.NO_ANSWER);
        }
        double at = 155;
        story.at(at);
        for (int minutes : new int[] {2, 5, 15}) {
            story.answers("sue").presses("sue", "1").clientDoesNotAnswer().hangsUp("sue");
            at += minutes * 60;
            story.at(at);
        }
        story.answers("sue").presses("sue", "1").clientDoesNotAnswer().hangsUp("sue");
        assertThat(story.contact().callback().supervisorDecides()).isTrue();
        return story.is(ContactState.CALLBACK).forgetOrders();
    }

    private static Story writtenTo() {
        return Story.text(night())
                .accepts("ann")
                .happens(new ClinicianWrote(SmallWorld.id("ann")))
                .phoneOfIfRinging("ann", LegOutcome.CANCELED)
                .is(ContactState.CONNECTED)
                .forgetOrders();
    }

    @Test
    void aCallOfTheNextDayPagesTheFirstStepAtOnceAndWakesNobodyElse() {
        var story = calledBackInVain().at(DAY).nowIn(day()).forgetOrders().callerCallsAgain("CA-2");

        story.is(ContactState.PAGING).callerHears(Place.GREETING);
        assertThat(story.rung()).containsExactly("dan");
        assertThat(story.paged()).containsExactly("dan");
        assertThat(story.texted(TextKind.LAPSED)).isEmpty();
        assertThat(story.contact().callback()).as("nothing was tried yet").isEqualTo(Callback.NONE);
        assertThat(story.at(DAY + 45).paged()).containsExactly("ben");
        assertThat(story.contact().pages().stream()
                        .filter(page -> page.clinician().equals(SmallWorld.id("sue"))))
                .noneMatch(Page::isOpen);
    }

    @Test
    void whoHadItIsAskedAsAnybodyElseWhenOnCall() {
        var story = writtenTo().at(2 * 3600).callerCallsAgain("CA-2").is(ContactState.PAGING);
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.paged()).containsExactly("ann");
        assertThat(story.texted(TextKind.LAPSED)).isEmpty();
        story.talksWith("ann");
    }

    @Test
    void whoIsOnCallAndNotAskedReadsThatItIsTheirsNoLonger() {
        var story = calledBackInVain().at(3 * 3600).forgetOrders().callerCallsAgain("CA-2");
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.texted(TextKind.LAPSED)).containsExactly("sue");
    }

    @Test
    void whoHasLeftTheAgencyIsRungByNobodysCall() {
        var story = writtenTo().at(60).nowIn(night().left("ann")).callerCallsAgain("CA-2");
        assertThat(story.rung()).containsExactly("ben");
        story.is(ContactState.PAGING);
    }

    @Test
    void whoWaitsForTheNextTryIsRungAlone() {
        var story = Story.call(night()).at(5).callerHangsUp().answers("ann").presses("ann", "1");
        story.clientDoesNotAnswer().hangsUp("ann").at(60).forgetOrders().callerCallsAgain("CA-2");
        story.is(ContactState.ACCEPTED);
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.paged()).isEmpty();
    }

    @Test
    void aTalkThatIsCutOffAsTheShiftEndsGoesOnWithTheSameClinician() {
        var story = Story.call(night()).callerHearsOut().talksWith("ann").at(2 * 3600);
        story.hangsUp("ann").nowIn(day()).forgetOrders().callerCallsAgain("CA-2");
        assertThat(story.rung()).containsExactly("ann");
    }

    @Test
    void whoCameOnCallSinceIsAskedBeforeTheSupervisorsWhenItLapses() {
        var story = calledBackInVain()
                .at(1800)
                .nowIn(day().supervisor("sue"))
                .callerCallsAgain("CA-2")
                .callerHearsOut();
        assertThat(story.rung()).containsExactly("sue");
        story.phoneOf("sue", LegOutcome.NO_ANSWER).at(1830).callIsTaken("sue").at(1861);
        story.phoneOfIfRinging("sue", LegOutcome.NO_ANSWER);

        story.is(ContactState.PAGING).callerHears(Place.STILL_REACHING);
        assertThat(story.paged()).containsExactly("dan");
    }

    @Test
    void whereNobodyIsOnCallTheClientIsToldSo() {
        var story = writtenTo().at(3 * DAY).nowIn(day()).happens(new CallerTexted());

        story.is(ContactState.EXHAUSTED);
        assertThat(story.callerTexts()).containsExactly(TextKind.FIRST_REPLY, TextKind.EXHAUSTED_REPLY);
    }

    @Test
    void aTextOfTheNextDayIsAnsweredAndRingsWhoIsOnCallNow() {
        var story = writtenTo().at(DAY).nowIn(day()).happens(new CallerTexted());

        story.is(ContactState.PAGING);
        assertThat(story.callerTexts()).containsExactly(TextKind.FIRST_REPLY);
        assertThat(story.rung()).containsExactly("dan");
        assertThat(story.paged()).containsExactly("dan");
        assertThat(story.texted(TextKind.CLIENT_WROTE)).isEmpty();
        assertThat(story.texted(TextKind.LAPSED)).isEmpty();
        story.at(DAY + 200).is(ContactState.EXHAUSTED);
    }

    @Test
    void aConversationGoesOnBeyondTheEndOfTheShift() {
        var story = writtenTo().at(300).nowIn(day()).happens(new CallerTexted()).is(ContactState.CONNECTED);
        assertThat(story.texted(TextKind.CLIENT_WROTE)).containsExactly("ann");
        assertThat(story.rung()).isEmpty();

        story.happens(new ClinicianWrote(SmallWorld.id("ann")))
                .at(1000)
                .forgetOrders()
                .happens(new CallerTexted());
        assertThat(story.rung()).containsExactly("dan");
    }

    @Test
    void aConversationOfHoursGoesOnWhileBothWrite() {
        var story = writtenTo();
        for (double at = 1800; at < 4 * 3600; at += 3000) {
            story.at(at).happens(new CallerTexted()).happens(new ClinicianWrote(SmallWorld.id("ann")));
        }
        story.is(ContactState.CONNECTED);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void aTextThatNobodyAnswersRingsOthersAfterTheSupervisorsWereTold() {
        var story = writtenTo().at(60).happens(new CallerTexted()).at(659);
        assertThat(story.rung()).isEmpty();
        story.at(660);
        assertThat(story.texted(TextKind.CLIENT_UNANSWERED_SUPERVISOR)).containsExactly("sue");
        assertThat(story.rung()).isEmpty();

        story.at(839).is(ContactState.ACCEPTED).at(840).is(ContactState.PAGING);
        assertThat(story.rung()).contains("ben").doesNotContain("ann");
        assertThat(story.callerTexts()).containsExactly(TextKind.STILL_REACHING);
        story.accepts("ben").happens(new ClinicianWrote(SmallWorld.id("ben"))).is(ContactState.CONNECTED);
    }

    @Test
    void aWordEvenThenKeepsTheConversation() {
        var story = writtenTo().at(60).happens(new CallerTexted()).at(700);
        story.happens(new ClinicianWrote(SmallWorld.id("ann"))).at(3000).is(ContactState.CONNECTED);
        assertThat(story.rung()).isEmpty();
    }

    @Test
    void aTextDuringCallbacksThatNobodyAnswersRingsOthersToo() {
        var story = calledBackInVain().at(1600).happens(new CallerTexted());
        assertThat(story.texted(TextKind.CLIENT_WROTE)).containsExactly("sue");
        story.at(1600 + 600).forgetOrders().at(1600 + 780);
        assertThat(story.rung()).containsExactly("ann");
        assertThat(story.contact().acceptance()).isEmpty();
    }

    @Test
    void aWordDuringCallbacksIsAnAnswer() {
        var story = calledBackInVain().at(1600).happens(new CallerTexted()).at(2300);
        story.happens(new ClinicianWrote(SmallWorld.id("sue"))).at(3000);
        assertThat(story.contact().acceptance()).isPresent();
    }

    @Test
    void theSupervisorsDecisionWakesNobodyWhoIsOffShift() {
        var story = calledBackInVain().at(DAY).nowIn(day()).forgetOrders();
        story.happens(new CallbackDecided(SmallWorld.id("mia")));
        assertThat(story.rung()).containsExactly("dan");
    }

    @Test
    void afterALongTalkWithTheCrisisLineWhoHasWaitedIsRung() {
        var story = Story.call(night()).callerHearsOut().callerPresses("1");
        story.happens(new FallbackAnswered(story.caller().number()))
                .accepts("ann")
                .at(2 * 3600);
        story.phoneOfIfRinging("ann", LegOutcome.NO_ANSWER).forgetOrders();
        story.happens(new FallbackLeft(story.caller().number(), true));
        assertThat(story.rung()).containsExactly("ann");
    }

    @Test
    void aTextLongAfterNobodyAnsweredBeginsAnew() {
        var story =
                Story.text(night()).at(150).is(ContactState.EXHAUSTED).at(400).happens(new CallerTexted());
        story.is(ContactState.EXHAUSTED).at(2 * 3600).nowIn(day()).forgetOrders();
        story.happens(new CallerTexted()).is(ContactState.PAGING);
        assertThat(story.callerTexts()).containsExactly(TextKind.FIRST_REPLY);
        assertThat(story.paged()).containsExactly("dan");
        assertThat(story.contact().openPages())
                .as("whose time on call is over")
                .extracting(Page::clinician)
                .doesNotContain(SmallWorld.id("ann"), SmallWorld.id("sue"));
    }

    @Test
    void aCallLongAfterNobodyAnsweredRingsNobodyWhoIsOffShift() {
        var story = Story.call(night()).callerHangsUp().at(3600);
        for (String name : new String[] {"ann", "ben", "sue"}) {
            story.phoneOfIfRinging(name, LegOutcome.NO_ANSWER);
        }
        story.forgetOrders().at(3601).nowIn(day()).forgetOrders().callerCallsAgain("CA-2");
        story.at(3660);
        assertThat(story.rung()).contains("dan").doesNotContain("ann", "sue");
    }
}
