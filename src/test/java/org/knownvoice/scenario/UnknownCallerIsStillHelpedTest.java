package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClientId;

/** Nobody is turned away: who cannot or will not say who they are gets the line's on-call team. */
class UnknownCallerIsStillHelpedTest {
    private final CrisisLine house = CrisisLine.open(agency -> agency.client("rosa", "south", "en", "7005")
            .clientPhone("rosa", "rosa", "+14255550135", "self")
            .knows("rosa", "dev", "primary")
            .replace("clients.csv", "SNOHOMISH,south,7005,enrolled", "SNOHOMISH,south,7005,discharged"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoSaysNothingHasTheTeamPagedWithin35Seconds() {
        house.phone("stranger").dials();
        house.advance(Duration.ofSeconds(35));

        house.phone("ana").reads("Reply 1").rings();
        house.phone("ben").reads("Reply 1");
        house.phone("dev").wasNeverCalledNorTexted();
        house.phone("cora").wasNeverCalledNorTexted();
        house.isIn(PAGING);

        house.phone("ben").answers().presses("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("ben").isBridgedTo("stranger");
        house.isIn(CONNECTED);
    }

    @Test
    void whoTypesANumberThatNobodyHasGetsTheTeamAtOnce() {
        house.phone("stranger").dials().presses("3605550177#").hasNotHeard("Please type");
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").rings();
        house.phone("ben").rings();
        house.phone("stranger").hears("2 people have been called");
    }

    @Test
    void whoWasDischargedIsUnidentifiedWithANoteForTheClinician() {
        house.phone("rosa").dials().after(Duration.ofSeconds(8)).hears("type your phone number");
        house.advance(Duration.ofSeconds(27));

        house.phone("ana").rings();
        house.phone("ben").rings();
        house.phone("dev").wasNeverCalledNorTexted();
        var identity = house.contact().identity();
        assertThat(identity.client()).isEmpty();
        assertThat(identity.formerClient()).contains(new ClientId("rosa"));
    }

    @Test
    void whoTypesTheCodeOfADischargedClientToo() {
        house.phone("stranger").dials().presses("7005#").hasNotHeard("Please type");
        house.advance(Duration.ofSeconds(2));

        house.phone("ana").rings();
        house.phone("dev").wasNeverCalledNorTexted();
        assertThat(house.contact().identity().formerClient()).contains(new ClientId("rosa"));
        assertThat(house.contact().identity().client()).isEmpty();
    }

    @Test
    void whoHangsUpWhileBeingAskedIsOwedACall() {
        house.phone("stranger").dials().hangsUp();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").answers().presses("1").hears("The caller is not on the line");
        house.advance(Duration.ofSeconds(10));

        house.phone("stranger").answers();
        house.advance(Duration.ofSeconds(6));
        house.phone("stranger").isBridgedTo("ana").sees(Agency.LINE);
    }

    @Test
    void whoWantsTheCrisisLineGetsItAndTheTeamIsAskedAllTheSame() {
        house.phone("stranger").dials().presses("1").after(Duration.ofSeconds(4));
        house.phone("the crisis line").rings();
        house.phone("ana").rings();
    }
}
