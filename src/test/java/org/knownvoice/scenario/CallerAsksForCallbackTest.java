package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The caller presses 2: they are promised a call, and get it. */
class CallerAsksForCallbackTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void duringTheGreeting() {
        maria.dials()
                .presses("2")
                .hears("We keep calling your team and will call you back")
                .hears("988");
        house.isIn(CALLBACK);
        house.advance(Duration.ofSeconds(15));
        maria.isOffTheLine();

        ana.rings().answers().presses("1").hears("The caller is not on the line");
        mariaIsCalledBackBy("ana");
    }

    @Test
    void onHold() {
        maria.dials().after(Duration.ofSeconds(20));
        maria.presses("2")
                .hears("will call you back")
                .after(Duration.ofSeconds(15))
                .isOffTheLine();

        house.advance(Duration.ofSeconds(20));
        house.phone("ben").rings().answers().presses("1");
        mariaIsCalledBackBy("ben");
    }

    @Test
    void afterAClinicianHasAccepted() {
        maria.dials().after(Duration.ofSeconds(15));
        ana.texts("1");
        maria.presses("2").hears("will call you back");

        ana.answers().presses("1");
        house.advance(Duration.ofSeconds(15));
        mariaIsCalledBackBy("ana");
    }

    @Test
    void whoAcceptsWhileThePromiseIsSpokenReachesTheClientAfterIt() {
        maria.dials().after(Duration.ofSeconds(15)).presses("2");

        ana.answers().presses("1");
        house.advance(Duration.ofSeconds(15));

        mariaIsCalledBackBy("ana");
    }

    @Test
    void atExhaustion() {
        maria.dials().after(Duration.ofSeconds(151)).hears("Nobody has answered");
        maria.presses("2")
                .hears("will call you back")
                .after(Duration.ofSeconds(15))
                .isOffTheLine();
        house.phone("the crisis line").wasNeverCalledNorTexted();

        house.phone("cora").rings().answers().presses("1");
        mariaIsCalledBackBy("cora");
    }

    @Test
    void aStrangerIsCalledBackAtTheNumberTheyCalledFrom() {
        var stranger = house.phone("stranger");
        stranger.dials().after(Duration.ofSeconds(40)).presses("2").hears("will call you back");
        house.advance(Duration.ofSeconds(15));

        ana.rings().answers().presses("1").hears("Voicemail is not allowed").after(Duration.ofSeconds(2));
        stranger.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
        house.isIn(CONNECTED);
    }

    @Test
    void aWithheldNumberCannotBeCalledBackAndIsTold() {
        var stranger = house.phone("stranger");
        stranger.dialsWithheld().after(Duration.ofSeconds(40)).presses("2");

        stranger.hears("We cannot see your number").isOnTheLine();
        house.isIn(PAGING);
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("stranger");
    }

    private void mariaIsCalledBackBy(String clinician) {
        house.advance(Duration.ofSeconds(2));
        maria.rings().answers().sees(Agency.LINE).hears("This is the call you were promised");
        house.advance(Duration.ofSeconds(6));
        maria.isBridgedTo(clinician).wasCalled(1);
        assertThat(house.contacts()).hasSize(1);
        house.isIn(CONNECTED);
    }
}
