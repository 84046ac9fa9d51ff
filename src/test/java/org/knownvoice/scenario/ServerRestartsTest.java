package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knownvoice.contact.ContactState;

/** The server is away for some seconds in the middle of each state, and everything goes on as it should. */
class ServerRestartsTest {
    private static final Duration AWAY = Duration.ofSeconds(4);

    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");
    private final TestPhone stranger = house.phone("stranger");
    private boolean callsMayFail;

    @AfterEach
    void close() {
        if (callsMayFail) {
            house.closeAnyway();
        } else {
            house.close();
        }
    }

    @ParameterizedTest
    @EnumSource(ContactState.class)
    void everyStateGoesOn(ContactState state) {
        switch (state) {
            case IDENTIFYING -> whileAskingWhoCalls();
            case PAGING -> whilePhonesRing();
            case ACCEPTED -> whileTheClinicianIsOnTheWay();
            case CONNECTED -> whileTheyTalk();
            case CALLBACK -> whileACallIsOwed();
            case EXHAUSTED -> whileSupervisorsAreAsked();
            case ENDED -> afterTheTalk();
            case CLOSED -> afterItWasClosed();
        }
    }

    private void whileAskingWhoCalls() {
        stranger.dials().after(Duration.ofSeconds(3));
        restartsIn(ContactState.IDENTIFYING);

        house.advance(Duration.ofSeconds(33));
        stranger.isOnTheLine();
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("stranger");
    }

    private void whilePhonesRing() {
        maria.dials().after(Duration.ofSeconds(20));
        restartsIn(ContactState.PAGING);
        ana.rings().wasCalled(1);

        house.advance(Duration.ofSeconds(22));
        ana.wasCalled(2);
        ben.rings()
                .wasCalled(1)
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(6))
                .isBridgedTo("maria");
    }

    private void whileTheClinicianIsOnTheWay() {
        maria.dials().after(Duration.ofSeconds(15));
        ana.texts("1");
        restartsIn(ContactState.ACCEPTED);

        ana.rings()
                .wasCalled(1)
                .answers()
                .presses("1")
                .after(Duration.ofSeconds(6))
                .isBridgedTo("maria");
        ben.wasNeverCalledNorTexted();
    }

    private void whileTheyTalk() {
        mariaTalksWithAna();
        restartsIn(ContactState.CONNECTED);
        maria.isBridgedTo("ana");

        house.advance(Duration.ofMinutes(10));
        maria.isBridgedTo("ana");
        maria.hangsUp().after(Duration.ofSeconds(5));
        ana.isOffTheLine().reads("reply CALL");
        house.isIn(ContactState.ENDED);
    }

    private void whileACallIsOwed() {
        maria.dials().after(Duration.ofSeconds(10)).hangsUp();
        restartsIn(ContactState.CALLBACK);

        ana.rings().wasCalled(1).answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    private void whileSupervisorsAreAsked() {
        maria.dials().hangsUp();
        maria.dials().after(Duration.ofSeconds(155));
        restartsIn(ContactState.EXHAUSTED);
        house.phone("cora").forgets();

        house.advance(Duration.ofMinutes(2));
        house.phone("cora").reads("still waits").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("cora").isBridgedTo("maria");
    }

    private void afterTheTalk() {
        mariaTalksWithAna();
        maria.hangsUp().after(Duration.ofSeconds(10));
        restartsIn(ContactState.ENDED);

        house.advance(Duration.ofMinutes(10));
        maria.wasCalled(0);
        ana.wasCalled(1);
        ana.texts("CALL").after(Duration.ofSeconds(1)).rings();
    }

    private void afterItWasClosed() {
        stranger.dials().presses("9").after(Duration.ofSeconds(4)).hears("844");
        restartsIn(ContactState.CLOSED);

        house.advance(Duration.ofMinutes(10));
        ana.wasNeverCalledNorTexted();
        stranger.isOffTheLine().wasCalled(0);
    }

    private void restartsIn(ContactState state) {
        house.isIn(state);
        house.restartsAfter(AWAY);
        house.isIn(state);
    }

    @Test
    void whoHangsUpOnHoldMeanwhileIsOwedACall() {
        maria.dials().after(Duration.ofSeconds(12));

        whileTheServerIsAway(maria::hangsUp);

        house.isIn(ContactState.CALLBACK);
        ana.rings().wasCalled(1).answers().presses("1").hears("The caller is not on the line");
        house.advance(Duration.ofSeconds(2));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    @Test
    void whoHangsUpAfterTheTalkMeanwhileHasEndedIt() {
        mariaTalksWithAna();

        whileTheServerIsAway(maria::hangsUp);
        house.advance(Duration.ofSeconds(5));

        house.isIn(ContactState.ENDED);
        ana.isOffTheLine().reads("reply CALL");
        maria.wasCalled(0);
    }

    @Test
    void whoIsLeftAloneMeanwhileAndLostWithTheServerMayBeRungBack() {
        mariaTalksWithAna();

        whileTheServerIsAway(ana::hangsUp);
        house.advance(Duration.ofSeconds(10));
        maria.isOffTheLine();
        house.isIn(ContactState.ENDED);

        ana.reads("reply CALL").texts("CALL").after(Duration.ofSeconds(1)).rings();
        ana.answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings();
    }

    @Test
    void aPhoneThatStoppedRingingMeanwhileIsRungAgain() {
        maria.dials().after(Duration.ofSeconds(12));

        whileTheServerIsAway(ana::rejects);
        house.advance(Duration.ofSeconds(16));

        ana.rings().wasCalled(2);
    }

    @Test
    void aStepWhoseTimeHasComeMeanwhileOpensAtOnce() {
        maria.dials().after(Duration.ofSeconds(43));

        house.restartsAfter(AWAY);
        house.advance(Duration.ofSeconds(1));

        ben.rings().reads("Reply 1");
    }

    @Test
    void theClientsPhoneThatRingsIsJoinedAfterIt() {
        maria.dials().hangsUp().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(3));
        maria.rings();

        house.restartsAfter(AWAY);

        maria.rings().wasCalled(1).answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    @Test
    void whoTalksWithTheCrisisLineIsNotMovedByIt() {
        maria.dials().presses("1").after(Duration.ofSeconds(2));
        house.phone("the crisis line").answers();

        house.restartsAfter(AWAY);
        ana.answers().presses("1").hears("speaking with the").after(Duration.ofSeconds(10));

        maria.isBridgedTo("the crisis line");
        house.phone("the crisis line").hangsUp().after(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
    }

    @Test
    void theTimeOfTheNextTryComesAllTheSame() {
        maria.dials().hangsUp().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(35)).isOffTheLine();

        house.restartsAfter(Duration.ofMinutes(3));
        house.advance(Duration.ofSeconds(1));

        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings();
    }

    @Test
    void openCallsAreLookedUpBeforeAnythingIsDecided() {
        maria.dials().after(Duration.ofSeconds(12));
        int before = house.simulator().requests().size();

        house.restartsAfter(AWAY);

        var first = house.simulator().requests().stream().skip(before).limit(2).toList();
        assertThat(first).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.resource()).startsWith("Calls");
        });
    }

    /** Twilio complains of a server that does not answer; that is not what these scenarios are about. */
    private void whileTheServerIsAway(Runnable act) {
        callsMayFail = true;
        house.goesDown();
        act.run();
        house.comesBackAfter(AWAY);
    }

    private void mariaTalksWithAna() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.answers().presses("1").after(Duration.ofSeconds(20)).isBridgedTo("maria");
    }
}
