package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClientId;

/** Maria's mother calls from her own phone, which is on Maria's record. */
class FamilyMemberCallsTest {
    private final CrisisLine house = CrisisLine.open();
    private final TestPhone mother = house.phone("marias mother");

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
