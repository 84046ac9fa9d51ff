package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClientId;

/** Joel and Kim have one number; Joel is Ana's client, Kim is Ben's. */
class TwoClientsShareAPhoneTest {
    private final CrisisLine house = CrisisLine.open(agency -> agency.phone("kims handset", "+14255550139"));
    private final TestPhone joel = house.phone("joel and kim");
    private final TestPhone kim = house.phone("kims handset").shows("+14255550133");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void soTheCallerIsAskedWhoTheyAre() {
        joel.dials().after(Duration.ofSeconds(8)).hears("type your phone number");
        house.phone("ana").wasNeverCalledNorTexted();
        house.phone("ben").wasNeverCalledNorTexted();

        joel.presses("7003#");
        house.advance(Duration.ofSeconds(1));
        house.phone("ben").rings();
        house.phone("ana").wasNeverCalledNorTexted();
    }

    @Test
    void bothAtOnceAreTwoContactsAndEachReachesTheirOwnClinician() {
        joel.dials().presses("7002#");
        house.advance(Duration.ofSeconds(1));
        kim.dials().after(Duration.ofSeconds(8)).hears("type your phone number");
        joel.isOnTheLine();
        kim.presses("7003#");
        house.advance(Duration.ofSeconds(2));

        assertThat(house.contacts())
                .extracting(contact -> contact.identity().client().orElseThrow())
                .containsExactly(new ClientId("joel"), new ClientId("kim"));
        house.phone("ana").answers().presses("1");
        house.phone("ben").answers().presses("1");
        house.advance(Duration.ofSeconds(6));

        house.phone("ana").isBridgedTo("joel and kim");
        house.phone("ben").isBridgedTo("kims handset");
    }

    @Test
    void theSharedNumberTypedOnAnotherPhoneIdentifiesNobody() {
        house.phone("stranger").dials().presses("4255550133#");
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").rings();
        house.phone("ben").rings();
        assertThat(house.contact().identity().client()).isEmpty();
    }

    @Test
    void whoSaysNothingGetsTheTeam() {
        joel.dials();
        house.advance(Duration.ofSeconds(35));

        house.phone("ana").rings();
        house.phone("ben").rings();
        assertThat(house.contact().identity().client()).isEmpty();
    }
}
