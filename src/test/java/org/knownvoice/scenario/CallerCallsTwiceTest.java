package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The caller calls a second time: it is the same contact while it is open, and the newer call takes the older's place. */
class CallerCallsTwiceTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");
    private final TestPhone ben = house.phone("ben");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void onHoldTheNewerCallTakesThePlaceOfTheOlder() {
        maria.dials().after(Duration.ofSeconds(15)).forgets();

        maria.dials().hears("911").after(Duration.ofSeconds(2));
        maria.hasCallsOpen(1);
        ana.wasCalled(1).rings();
        assertThat(house.contacts()).hasSize(1);

        ana.answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void inTheMiddleOfATalkTheClinicianAndTheNewLegAreJoined() {
        mariaTalksWithAna();

        maria.dials().after(Duration.ofSeconds(6));

        maria.hasCallsOpen(1).isBridgedTo("ana");
        ana.isBridgedTo("maria").wasCalled(1);
        assertThat(house.contacts()).hasSize(1);
        house.isIn(CONNECTED);

        ana.forgets();
        maria.hangsUp().after(Duration.ofSeconds(5));
        ana.hears("hung up").isOffTheLine();
        house.isIn(ENDED);
    }

    @Test
    void whileTheClinicianIsOnTheWay() {
        maria.dials().after(Duration.ofSeconds(15));
        ana.texts("1");

        maria.dials().after(Duration.ofSeconds(2)).hasCallsOpen(1);
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        house.isIn(CONNECTED);
    }

    @Test
    void aCallAfterHangingUpJoinsTheOpenContact() {
        maria.dials().after(Duration.ofSeconds(20)).hangsUp().after(Duration.ofMinutes(1));

        maria.forgets().dials().hears("911").after(Duration.ofSeconds(2));
        ben.rings();
        assertThat(house.contacts()).hasSize(1);
        house.isIn(PAGING);

        ben.answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        maria.wasCalled(0);
    }

    @Test
    void aCallWhenNobodyHasAnsweredIsAskedForFromTheStart() {
        maria.dials().hangsUp().after(Duration.ofMinutes(4));
        ana.forgets().isOffTheLine();

        maria.dials().after(Duration.ofSeconds(2));

        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void aCallAfterTheEndIsANewContact() {
        mariaTalksWithAna();
        maria.hangsUp().after(Duration.ofMinutes(1));
        house.isIn(ENDED);

        maria.dials().after(Duration.ofSeconds(2));
        assertThat(house.contacts()).hasSize(2);
        house.isIn(PAGING);
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
    }

    @Test
    void aFamilyMembersCallWhileTheClientIsOnTheLineIsAContactOfItsOwn() {
        var mother = house.phone("marias mother");
        mariaTalksWithAna();

        mother.dials().hears("911").after(Duration.ofSeconds(46));
        assertThat(house.contacts()).hasSize(2);
        maria.isBridgedTo("ana").hasCallsOpen(1);
        ana.reads("Reply 1").wasCalled(1);

        ben.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("marias mother");
        ana.isBridgedTo("maria");
    }

    @Test
    void aSecondCallOfASharedNumberIsAContactOfItsOwn() {
        var shared = house.phone("joel and kim");
        shared.dials().after(Duration.ofSeconds(40));
        shared.dials().after(Duration.ofSeconds(5));

        shared.hasCallsOpen(2);
        assertThat(house.contacts()).hasSize(2);
    }

    @Test
    void aStrangerWhoCallsTwiceIsOneContact() {
        var stranger = house.phone("stranger");
        stranger.dials().after(Duration.ofSeconds(10));
        stranger.dials().after(Duration.ofSeconds(40));

        stranger.hasCallsOpen(1);
        assertThat(house.contacts()).hasSize(1);
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("stranger");
    }

    @Test
    void aSecondCallWhileWithTheCrisisLineTakesItsPlaceToo() {
        maria.dials().presses("1").after(Duration.ofSeconds(2));
        house.phone("the crisis line").answers();

        maria.dials().after(Duration.ofSeconds(5)).hasCallsOpen(1);

        house.phone("the crisis line").isOffTheLine();
        ana.rings().answers().presses("1").after(Duration.ofSeconds(6)).isBridgedTo("maria");
    }

    private void mariaTalksWithAna() {
        maria.dials().after(Duration.ofSeconds(1));
        ana.answers()
                .presses("1")
                .after(Duration.ofSeconds(20))
                .isBridgedTo("maria")
                .forgets();
    }
}
