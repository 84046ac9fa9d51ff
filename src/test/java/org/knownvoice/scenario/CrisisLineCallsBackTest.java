package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CALLBACK;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.simulator.PhoneScript;

/** A counsellor who spoke with a caller of ours calls back: they reach whoever has that caller. */
class CrisisLineCallsBackTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone crisisLine = house.phone("the crisis line");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theOneWhoHasTheCallerIsReachedAndTheCallersOwnContactStandsAsItWas() {
        mariaIsPassedOn();
        ana.texts("1");
        mariaIsRungInVain();
        ana.forgets();

        crisisLine.dials().hears("whoever has your caller").hasNotHeard("type your phone number");
        house.advance(Duration.ofSeconds(8));
        ana.reads("Reply 1").rings().answers().hears("Press 1").presses("1").hears("It is the crisis line");
        house.advance(Duration.ofSeconds(10));

        ana.isBridgedTo("the crisis line");
        house.phone("ben").wasNeverCalledNorTexted();
        assertThat(house.contacts()).hasSize(2);
        assertThat(marias().state()).isEqualTo(CALLBACK);
        assertThat(house.contact().state()).isEqualTo(CONNECTED);
        assertThat(house.contact().identity().client())
                .isEqualTo(marias().identity().client());

        crisisLine.hangsUp();
        house.advance(Duration.ofMinutes(2));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings().answers().after(Duration.ofSeconds(6)).isBridgedTo("ana");
    }

    @Test
    void aCallerWhoIsOnTheLineMeanwhileIsNotCutOff() {
        mariaIsPassedOn();
        crisisLine.follows(PhoneScript.byHand().withCallWaiting());
        ana.texts("1");

        crisisLine.dials().after(Duration.ofSeconds(8));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(10)).isBridgedTo("the crisis line");

        maria.isOnTheLine().hasCallsOpen(1);
    }

    @Test
    void whereNobodyHasTheCallerTheSamePeopleAreAsked() {
        mariaIsPassedOn();
        crisisLine.hangsUp();
        maria.hangsUp();
        house.advance(Duration.ofMinutes(1));

        crisisLine.dials().after(Duration.ofSeconds(40));

        assertThat(house.contacts()).hasSize(2);
        house.isIn(PAGING);
        assertThat(house.peopleAsked()).first().asString().contains("ana in step 1");
        assertThat(house.contact().identity().client())
                .isEqualTo(marias().identity().client());
    }

    @Test
    void itIsNeverPutThroughToItself() {
        mariaIsPassedOn();
        crisisLine.hangsUp();
        maria.hangsUp();
        house.advance(Duration.ofMinutes(10));
        crisisLine.dials().presses("1").isOnTheLine().forgets();

        house.advance(Duration.ofSeconds(200));

        crisisLine
                .hears("We could not connect you yet")
                .hasNotHeard("Connecting the crisis line")
                .wasCalled(1);
        crisisLine.hasCallsOpen(1).hasNotHeard("Press 1 for the crisis line");
    }

    @Test
    void twoCounsellorsHaveTwoCalls() {
        mariaIsPassedOn();
        crisisLine.hangsUp();
        maria.hangsUp();
        crisisLine.follows(PhoneScript.byHand().withCallWaiting());

        crisisLine.dials().after(Duration.ofSeconds(5));
        crisisLine.dials().after(Duration.ofSeconds(5)).hasCallsOpen(2);

        assertThat(house.contacts()).hasSize(3);
    }

    @Test
    void twoHoursLaterItIsACallerLikeAnyOther() {
        mariaIsPassedOn();
        crisisLine.hangsUp();
        maria.hangsUp();
        ana.answers().presses("1").after(Duration.ofSeconds(2));
        maria.answers().after(Duration.ofSeconds(10)).hangsUp();
        house.advance(Duration.ofHours(2));

        crisisLine.forgets().dials().after(Duration.ofSeconds(10)).hears("type your phone number");
    }

    private void mariaIsPassedOn() {
        maria.dials().presses("1").after(Duration.ofSeconds(2));
        crisisLine.rings().answers();
        maria.isBridgedTo("the crisis line");
    }

    private void mariaIsRungInVain() {
        crisisLine.hangsUp();
        maria.hangsUp();
        house.advance(Duration.ofSeconds(1));
        ana.rings().answers().presses("1").after(Duration.ofSeconds(2));
        maria.rings();
        house.advance(Duration.ofSeconds(40));
        ana.isOffTheLine();
    }

    private CrisisContact marias() {
        return house.contacts().getFirst();
    }
}
