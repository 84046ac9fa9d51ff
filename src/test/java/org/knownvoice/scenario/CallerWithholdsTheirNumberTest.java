package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.ENDED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.Ending;
import org.knownvoice.directory.ClientId;

/** A withheld number is nobody's: each such call is a contact of its own, and is helped like any other. */
class CallerWithholdsTheirNumberTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void twoAtOnceAreTwoContacts() {
        house.phone("stranger").dialsWithheld();
        house.phone("somebody else").dialsWithheld();
        house.phone("maria").shows("+266696687").dials();
        house.phone("joel and kim").shows("+266696687").dials();
        house.advance(Duration.ofSeconds(8));

        assertThat(house.contacts()).hasSize(4);
        for (var name : List.of("stranger", "somebody else", "maria", "joel and kim")) {
            house.phone(name).isOnTheLine().hears("type your phone number");
        }
    }

    @Test
    void typingTellsWhoTheyAre() {
        house.phone("maria").shows("+266696687").dials().presses("7001#");
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").rings().answers().presses("1");
        house.phone("ben").wasNeverCalledNorTexted();
        house.advance(Duration.ofSeconds(6));

        house.phone("ana").isBridgedTo("maria");
        house.isIn(CONNECTED);
        assertThat(house.contact().identity().client()).contains(new ClientId("maria"));
    }

    @Test
    void whoSaidWhoTheyAreAndHungUpIsCalledAtTheirOwnPhone() {
        house.phone("stranger").dialsWithheld().presses("7001#").hangsUp();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").answers().presses("1").hears("The caller is not on the line");
        house.advance(Duration.ofSeconds(12));

        house.phone("maria").rings().answers();
        house.advance(Duration.ofSeconds(6));
        house.phone("maria").isBridgedTo("ana");
        house.phone("stranger").isOffTheLine();
    }

    @Test
    void whoHungUpUnidentifiedCannotBeReachedAndTheSupervisorIsTold() {
        house.phone("stranger").dialsWithheld();
        house.advance(Duration.ofSeconds(35));
        house.phone("ana").rings();
        house.phone("stranger").hangsUp();
        house.advance(Duration.ofSeconds(5));

        house.phone("cora").reads("a caller hung up and cannot be called back");
        house.phone("ana").doesNotRing().reads("no longer needed");
        house.isIn(ENDED);
        assertThat(house.contact().ending().outcome()).contains(Ending.Outcome.UNREACHABLE_CALLER);

        house.phone("ana").forgets();
        house.advance(Duration.ofMinutes(5));
        house.phone("ana").doesNotRing().getsNoText();
    }

    @Test
    void evenBeforeAnybodyWasAsked() {
        house.phone("stranger").dialsWithheld().hangsUp();
        house.advance(Duration.ofSeconds(5));

        house.phone("cora").reads("a caller hung up and cannot be called back");
        house.phone("ana").wasNeverCalledNorTexted();
        house.isIn(ENDED);
    }

    @Test
    void whoAsksToBeCalledBackHearsThatItCannotBeDone() {
        house.phone("stranger").dialsWithheld().presses("4255550177#");
        house.phone("stranger").presses("2").hears("We cannot see your number").isOnTheLine();

        house.advance(Duration.ofSeconds(10));
        house.phone("stranger").isOnTheLine().hears("Still reaching your team");
        house.phone("ana").rings();
        house.isIn(PAGING);
    }
}
