package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.ACCEPTED;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Fault;

/** An acceptance that does not become a talk lapses: the caller is told and others are asked at once. */
class AcceptanceLapsesTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoAcceptsByTextAndNeverComesIsRungTwiceAndThenOthersAreAsked() {
        anaAcceptsByText();
        house.advance(Duration.ofSeconds(59));
        ana.wasCalled(2);
        ben.wasNeverCalledNorTexted();
        house.isIn(ACCEPTED);
        maria.forgets();

        house.advance(Duration.ofSeconds(2));

        maria.hears("We could not connect you yet");
        ben.rings().reads("Reply 1");
        ana.doesNotRing().wasCalled(2).reads("you were not connected");
        house.isIn(PAGING);
        assertThat(house.timeline()).contains("ACCEPTANCE_LAPSED");
    }

    @Test
    void theOneWhoLetItLapseMayTakeItAgain() {
        anaAcceptsByText();
        house.advance(Duration.ofSeconds(62));
        ana.doesNotRing();

        ana.repliesWithCode("1");
        house.advance(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");

        ben.isOffTheLine().reads("taken by Ana Sample");
        house.isIn(CONNECTED);
    }

    @Test
    void whoGivesItBackGivesItBackAtOnce() {
        anaAcceptsByText();
        house.advance(Duration.ofSeconds(15));
        maria.hears("A clinician is coming to the phone");

        ana.texts("2");
        house.advance(Duration.ofSeconds(1));

        ben.rings();
        ana.doesNotRing();
        maria.hears("We could not connect you yet");
        house.isIn(PAGING);
    }

    @Test
    void whoGivesItBackOnThePhoneGivesItBackAtOnce() {
        anaAcceptsByText();

        ana.answers().hears("2 to give it back").presses("2").hears("Declined").after(Duration.ofSeconds(4));

        ana.isOffTheLine();
        ben.rings();
        house.isIn(PAGING);
    }

    @Test
    void aClinicianWhoHangsUpInsteadOfPressingIsRungAgainAndThenLapses() {
        anaAcceptsByText();
        ana.answers().hangsUp();
        house.advance(Duration.ofSeconds(31));
        ana.rings().wasCalled(2);

        house.advance(Duration.ofSeconds(30));

        ben.rings();
        house.isIn(PAGING);
    }

    @Test
    void aVoicemailThatAnswersAfterATextLapses() {
        ana.follows(org.knownvoice.simulator.PhoneScript.voicemail(Duration.ofSeconds(5), Duration.ofSeconds(60)));
        anaAcceptsByText();

        house.advance(Duration.ofSeconds(61));

        ana.isOffTheLine();
        ben.rings();
        maria.isBridgedToNobody();
        house.isIn(PAGING);
    }

    @Test
    void aCallerWhoCannotBeMovedIsJoinedWithinSixtySeconds() {
        maria.dials().after(Duration.ofSeconds(1));
        house.suffers(Fault.rest("POST", callOf(maria), Fault.ALWAYS, new Fault.ErrorBefore()));

        ana.answers().presses("1").after(Duration.ofSeconds(60));

        ana.isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void aCallerWhoIsGoneWithoutAWordIsCalledBackAtOnce() {
        maria.dials().after(Duration.ofSeconds(1));
        house.suffers(Fault.callback("", 1, new Fault.Lost()));
        maria.hangsUp();
        house.isIn(PAGING);

        ana.answers().presses("1").after(Duration.ofSeconds(5));

        maria.rings().answers().after(Duration.ofSeconds(5)).isBridgedTo("ana");
        house.isIn(CONNECTED);
    }

    private void anaAcceptsByText() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.rings().texts("1");
        house.isIn(ACCEPTED);
    }

    private static String callOf(TestPhone phone) {
        return "Calls/" + phone.view().current().orElseThrow().callSid();
    }
}
