package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.directory.ClientId;

/** Maria's mother calls from her own phone, which is on Maria's record. */
class FamilyMemberCallsTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone mother = house.phone("marias mother");
    private final TestPhone maria = house.phone("maria");
    private final TestPhone ana = house.phone("ana");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theClientsOwnClinicianComesToThePhone() {
        mother.dials().hasNotHeard("type your phone number");
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").rings().answers().presses("1");
        house.phone("ben").wasNeverCalledNorTexted();
        house.advance(Duration.ofSeconds(6));

        house.phone("ana").isBridgedTo("marias mother");
        assertThat(house.contact().identity().client()).contains(new ClientId("maria"));
    }

    @Test
    void calledBackAtThePhoneThatCalled() {
        mother.dials().presses("2").hears("will call you back");
        house.advance(Duration.ofSeconds(12));
        mother.isOffTheLine();
        house.phone("ana").answers().presses("1").hears("The caller is not on the line");
        house.advance(Duration.ofSeconds(12));

        mother.rings().answers();
        house.advance(Duration.ofSeconds(6));
        mother.isBridgedTo("ana").sees(Agency.LINE);
        house.phone("maria").wasNeverCalledNorTexted();
    }

    @Test
    void whoCallsLastIsCalledBack() {
        mother.dials().after(Duration.ofSeconds(5)).hangsUp();
        maria.dials().after(Duration.ofSeconds(5)).hangsUp();
        assertThat(house.contacts()).hasSize(1);
        ana.answers().presses("1").hears("The caller is not on the line");
        house.advance(Duration.ofSeconds(12));

        mother.wasCalled(0);
        maria.rings().answers();
        house.advance(Duration.ofSeconds(6));
        maria.isBridgedTo("ana").sees(Agency.LINE);
    }

    @Test
    void alsoWhenBothCalledWhileTheDatabaseWasAway() {
        house.databaseStops();
        mother.dials().after(Duration.ofSeconds(5)).hangsUp();
        maria.dials().after(Duration.ofSeconds(5)).hangsUp().after(Duration.ofSeconds(30));
        ana.forgets();
        house.databaseReturns().advance(Duration.ofSeconds(5));
        assertThat(house.contacts()).hasSize(1);

        ana.rings().answers().presses("1").after(Duration.ofSeconds(12));

        mother.wasCalled(0);
        maria.rings();
    }

    @Test
    void whoCalledLastTakesThePlaceOfTheirOwnOlderCall() {
        mother.dials().after(Duration.ofSeconds(5)).hangsUp();
        maria.dials().after(Duration.ofSeconds(5));

        maria.dials().after(Duration.ofSeconds(2)).hasCallsOpen(1);

        assertThat(house.contacts()).hasSize(1);
    }

    @Test
    void whoWritesAndWhoCallsAreNotTakenForOne() {
        mother.texts("I worry about her").after(Duration.ofSeconds(2));
        maria.dials().after(Duration.ofSeconds(5)).hangsUp().after(Duration.ofSeconds(2));
        assertThat(house.contacts()).hasSize(2);
        var written = house.contacts().getFirst();
        assertThat(written.origin().callerNumber()).contains(house.agency().phoneOf("marias mother"));
        assertThat(written.legs()).noneMatch(CallLeg::isCallersSide);

        mother.dials().after(Duration.ofSeconds(2));
        assertThat(house.contacts()).hasSize(2);
        assertThat(house.contacts().getFirst().legs()).anyMatch(CallLeg::isCallersSide);
    }

    @Test
    void nobodyElsesCallJoinsACallWithWords() {
        mother.dials().after(Duration.ofSeconds(5)).hangsUp();
        mother.texts("I worry about her").after(Duration.ofSeconds(2));
        assertThat(house.contacts()).hasSize(1);

        maria.dials().after(Duration.ofSeconds(5)).hangsUp().after(Duration.ofSeconds(2));

        assertThat(house.contacts())
                .extracting(contact -> contact.origin().callerNumber().orElseThrow())
                .containsExactly(
                        house.agency().phoneOf("marias mother"), house.agency().phoneOf("maria"));
    }

    @Test
    void whileMariaHerselfIsOnTheLineBothAreHelped() {
        house.phone("maria").dials();
        mother.dials();
        house.advance(Duration.ofSeconds(1));
        house.phone("maria").isOnTheLine();
        mother.isOnTheLine();
        assertThat(house.contacts()).hasSize(2);

        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").isBridgedTo("maria");
        mother.isBridgedToNobody().isOnTheLine();
        house.advance(Duration.ofSeconds(45));
        house.phone("ben").rings();
    }
}
