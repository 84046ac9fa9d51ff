package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.ContactState;
import org.knownvoice.contact.Ending;
import org.knownvoice.contact.Place;
import org.knownvoice.directory.ClinicianId;

/** Postgres is stopped while a contact is open: its caller is helped all the same, and nobody who talks is moved. */
class PostgresStopsMidwayTest {
    private static final int A_WORD = 10;
    private static final int A_HOLD = 35;
    private static final int THE_LADDER = 200;

    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");
    private final TestPhone cora = house.phone("cora");
    private final TestPhone crisisLine = house.phone("the crisis line");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aCallerOnHoldIsPutThroughInTurn() {
        onHold();
        ana.rejects();
        house.databaseIsLost();

        ringsWithin(A_HOLD, ana).answers().hears("Press 1").presses("1").after(Duration.ofSeconds(4));
        maria.isBridgedTo("ana");
        returns();

        oneContactIn(ContactState.CONNECTED);
        assertThat(owner()).contains(new ClinicianId("ana"));
        maria.isBridgedTo("ana").hangsUp().after(Duration.ofSeconds(6));
        oneContactIn(ContactState.ENDED);
    }

    @Test
    void aCallerOnHoldWhomNobodyAnswersReachesTheCrisisLine() {
        onHold();
        house.databaseIsLost();

        ringsWithin(THE_LADDER, crisisLine).answers().after(Duration.ofSeconds(5));
        maria.isBridgedTo("the crisis line");
        returns();

        assertThat(callersLeg().place()).isEqualTo(Place.FALLBACK);
        assertThat(callersLeg().talkingElsewhere()).isTrue();
        maria.isBridgedTo("the crisis line");
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void aCallerOnHoldWhoPresses1ReachesTheCrisisLineAtOnce() {
        onHold();
        house.databaseIsLost();
        house.advance(Duration.ofSeconds(3));
        maria.presses("1").after(Duration.ofSeconds(10));

        crisisLine.rings().answers().after(Duration.ofSeconds(5)).isBridgedTo("maria");
        returns();
        assertThat(callersLeg().place()).isEqualTo(Place.FALLBACK);
    }

    @Test
    void aCallerWhoHangsUpWhileOnHoldIsCalledBackAfterTheReturn() {
        onHold();
        house.databaseIsLost();
        maria.hangsUp().after(Duration.ofMinutes(2));

        returns();

        oneContactIn(ContactState.CALLBACK);
        ana.rings().answers().presses("1").after(Duration.ofSeconds(3));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    @Test
    void aClinicianWhoPresses1IsCalledFirstWithTheCaller() {
        onHold();
        house.advance(Duration.ofSeconds(33));
        ben.rings();
        house.databaseIsLost();

        ben.answers().hears("Press 1").presses("1").hears("we ring you again");
        ringsWithin(A_HOLD, ben)
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(4))
                .isBridgedTo("maria");
        returns();

        oneContactIn(ContactState.CONNECTED);
        assertThat(owner()).contains(new ClinicianId("ben"));
        maria.isBridgedTo("ben");
        ana.doesNotRing();
    }

    @Test
    void aClinicianWhoPresses1WhileOthersAreRungAlreadyIsCalledNext() {
        onHold();
        house.advance(Duration.ofSeconds(33));
        ben.rings();
        house.databaseIsLost();
        ringsWithin(A_HOLD, ana).rejects();
        ringsWithin(A_HOLD, ana).rejects();
        ringsWithin(A_WORD, cora);

        ben.answers().presses("1").hears("we ring you again").after(Duration.ofSeconds(4));
        cora.rejects();
        ringsWithin(A_WORD, ben)
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(4))
                .isBridgedTo("maria");
        returns();

        oneContactIn(ContactState.CONNECTED);
        assertThat(owner()).contains(new ClinicianId("ben"));
        maria.isBridgedTo("ben");
    }

    @Test
    void aCallerWhoseClinicianHasAcceptedByTextIsPutThroughToThem() {
        onHold();
        house.advance(Duration.ofSeconds(33));
        ben.reads("Reply 1").texts("1");
        ben.rings();
        house.databaseIsLost();
        ben.rejects();

        ringsWithin(A_HOLD, ben)
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(4))
                .isBridgedTo("maria");
        returns();

        oneContactIn(ContactState.CONNECTED);
        assertThat(owner()).contains(new ClinicianId("ben"));
        maria.isBridgedTo("ben");
    }

    @Test
    void aTalkGoesOn() {
        talk();
        house.databaseIsLost();
        house.advance(Duration.ofMinutes(3));
        maria.isBridgedTo("ana");

        returns();

        oneContactIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana").hangsUp().after(Duration.ofSeconds(6));
        ana.isOffTheLine().wasCalled(1);
        oneContactIn(ContactState.ENDED);
    }

    @Test
    void aTalkThatEndsMeanwhileNeedsItsNote() {
        talk();
        house.databaseIsLost();
        maria.hangsUp().after(Duration.ofMinutes(2));
        ana.isOffTheLine();

        returns();

        oneContactIn(ContactState.ENDED);
        assertThat(house.contact().ending().outcome()).contains(Ending.Outcome.TALKED);
        ana.wasCalled(1).readsTimes(1, "reply CALL");
        ben.wasNeverCalledNorTexted();
    }

    @Test
    void whoIsCutOffMeanwhileIsJoinedWithTheSameClinicianAgain() {
        talk();
        house.databaseIsLost();
        ana.hangsUp().after(Duration.ofSeconds(9));
        maria.hears("If you were cut off");
        ana.rings().answers().presses("1").after(Duration.ofSeconds(4)).isBridgedTo("maria");

        returns();

        oneContactIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana");
        ana.wasCalled(2);
        house.advance(Duration.ofMinutes(2));
        maria.isBridgedTo("ana").hangsUp().after(Duration.ofSeconds(6));
        oneContactIn(ContactState.ENDED);
    }

    @Test
    void whoHasSteppedAsideIsJoinedWithTheCallerAgain() {
        talk();
        ana.presses("*").after(Duration.ofSeconds(2));
        house.databaseIsLost();
        ana.presses("2").hears("we ring you again").after(Duration.ofSeconds(5));
        ringsWithin(A_HOLD, ana).answers().presses("1").after(Duration.ofSeconds(4));
        maria.isBridgedTo("ana");

        returns();

        oneContactIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana").hangsUp().after(Duration.ofSeconds(6));
        oneContactIn(ContactState.ENDED);
    }

    @Test
    void whoWasAboutToComeBackIntoATalkHearsThatItDidNotWorkAndAsksAgainAfterTheReturn() {
        talk();
        ana.presses("*").after(Duration.ofSeconds(2));
        ana.presses("3").after(Duration.ofSeconds(6));
        crisisLine.answers().after(Duration.ofSeconds(6));
        ana.hangsUp().after(Duration.ofSeconds(10));
        ana.texts("CALL").after(Duration.ofSeconds(3)).rings().answers();
        maria.forgets();
        house.databaseIsLost();
        ana.presses("1").hears("that did not work").after(Duration.ofMinutes(1)).isOffTheLine();
        maria.isBridgedTo("the crisis line");

        returns();

        oneContactIn(ContactState.CONNECTED);
        maria.isBridgedTo("the crisis line").hasNotHeard("cut off");
        ana.doesNotRing()
                .texts("CALL")
                .after(Duration.ofSeconds(3))
                .rings()
                .answers()
                .presses("1");
        ana.after(Duration.ofSeconds(5)).isTogetherWith("maria", "the crisis line");
    }

    @Test
    void aTalkThatBeganMeanwhileIsNotInterruptedByWhatHasBecomeDue() {
        onHold();
        ana.rejects();
        house.databaseIsLost();
        ringsWithin(A_HOLD, ana).answers().presses("1").after(Duration.ofSeconds(4));
        house.advance(Duration.ofMinutes(4));

        returns();

        oneContactIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana");
        ben.doesNotRing();
        house.phone("cora").wasNeverCalledNorTexted();
    }

    @Test
    void aTalkWithAClientWhomWeCalledBackThatEndsMeanwhileNeedsItsNote() {
        maria.dials().hangsUp().after(Duration.ofSeconds(5));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(3));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
        house.databaseIsLost();
        maria.hangsUp().after(Duration.ofSeconds(5));
        ana.isOffTheLine();

        returns();

        oneContactIn(ContactState.ENDED);
        ana.readsTimes(1, "reply CALL");
    }

    @Test
    void whoWasCutOffMeanwhileAndIsJoinedAfterTheReturnHasBothOnTheRecord() {
        talk();
        house.databaseIsLost();
        ana.hangsUp().after(Duration.ofSeconds(9));
        ana.rings();

        returns();

        oneContactIn(ContactState.ACCEPTED);
        ana.answers().presses("1").after(Duration.ofSeconds(4)).isBridgedTo("maria");
        oneContactIn(ContactState.CONNECTED);
        assertThat(house.timeline()).containsSubsequence("CONNECTED", "CUT_OFF", "CONNECTED");
    }

    @Test
    void whoSpeaksWithTheCrisisLineIsNotMoved() {
        maria.dials().after(Duration.ofSeconds(15));
        maria.presses("1").after(Duration.ofSeconds(10));
        crisisLine.rings();
        house.databaseIsLost();
        crisisLine.answers().after(Duration.ofMinutes(2)).isBridgedTo("maria");

        returns();

        assertThat(callersLeg().talkingElsewhere()).isTrue();
        maria.isBridgedTo("the crisis line");
        assertThat(house.contacts()).hasSize(1);
    }

    private TestPhone ringsWithin(int seconds, TestPhone phone) {
        for (int i = 0; i < seconds && !phone.view().isRinging(); i++) {
            house.advance(Duration.ofSeconds(1));
        }
        return phone.rings();
    }

    private void onHold() {
        maria.dials().after(Duration.ofSeconds(15));
        ana.rings();
        house.isIn(ContactState.PAGING);
    }

    private void talk() {
        maria.dials().after(Duration.ofSeconds(12));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        house.isIn(ContactState.CONNECTED);
    }

    /** A text takes a second. */
    private void returns() {
        house.databaseReturns().advance(Duration.ofSeconds(1));
    }

    private void oneContactIn(ContactState state) {
        assertThat(house.contacts()).hasSize(1);
        house.isIn(state);
    }

    private CallLeg callersLeg() {
        return house.contact().callersLeg().orElseThrow();
    }

    private Optional<ClinicianId> owner() {
        return house.contact().acceptance().map(Acceptance::clinician);
    }
}
