package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.knownvoice.contact.ContactState.ACCEPTED;
import static org.knownvoice.contact.ContactState.CONNECTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clinician answers the page by text; the server calls them and brings the two together. */
class ClinicianAcceptsByTextTest {
    private final CrisisLine house = CrisisLine.open(agency -> agency.client("nora", "north", "en", "7005")
            .clientPhone("nora", "nora", "+14255550135", "self")
            .knows("nora", "ana", "primary"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void oneIsEnoughAndThePhoneThatRingsAlreadyIsTheWayToTheCaller() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        house.phone("ana").rings().texts("1");
        house.isIn(ACCEPTED);
        house.advance(Duration.ofSeconds(1));

        house.phone("ana").reads("you have page").hasRung(1).answers().hears("You accepted a page. Press 1");
        house.phone("maria").isBridgedToNobody();
        house.phone("ana").presses("1").hears("You have it");
        house.advance(Duration.ofSeconds(5));

        house.phone("ana").isBridgedTo("maria").sees(Agency.LINE);
        house.phone("maria").isBridgedTo("ana").sees(Agency.LINE);
        house.isIn(CONNECTED);
    }

    @Test
    void aPhoneThatDoesNotRingIsCalledAtOnce() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(27));
        house.phone("ana").doesNotRing().texts(" 1. ");
        house.advance(Duration.ofSeconds(1));

        house.phone("ana").rings().sees(Agency.LINE).answers().presses("1");
        house.advance(Duration.ofSeconds(5));

        house.phone("ana").isBridgedTo("maria").wasCalledAtSeconds(0L, 27L);
        house.phone("maria").isBridgedTo("ana");
        house.phone("ben").wasNeverCalledNorTexted();
    }

    @Test
    void withTheCodeOfThePage() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").texts("1 " + house.phone("ana").pageCode().toLowerCase(java.util.Locale.ROOT));
        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(5));

        house.phone("ana").isBridgedTo("maria");
    }

    @Test
    void whoAnswersTooLateReadsWhoTookIt() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(47));
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(4));
        house.phone("ben").doesNotRing().forgets();

        house.phone("ben").texts("1");
        house.advance(Duration.ofSeconds(2));

        house.phone("ben").reads("already taken by Ana Sample").doesNotRing();
        house.phone("maria").isBridgedTo("ana");
        assertThat(house.timeline()).contains("ACCEPTED_TOO_LATE");
    }

    @Test
    void whoHasTwoPagesOpenIsAskedWhichAndIsConnectedToThatCallerOnly() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(3));
        String mariasPage = house.phone("ana").pageCode();
        house.phone("nora").dials();
        house.advance(Duration.ofSeconds(3));
        String norasPage = house.phone("ana").pageCode();
        house.phone("ana").hasRung(1).forgets();

        house.phone("ana").texts("1");
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").reads("more than one page is open").forgets();
        assertThat(house.contacts()).allMatch(contact -> contact.state() == PAGING);

        house.phone("ana").texts("1 " + norasPage);
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").reads("you have page " + norasPage);
        house.phone("ana").hangsUp();
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").rings().answers().hears("You accepted a page").presses("1");
        house.advance(Duration.ofSeconds(5));

        house.phone("ana").isBridgedTo("nora");
        house.phone("maria").isBridgedToNobody().isOnTheLine();
        assertThat(mariasPage).isNotEqualTo(norasPage);
    }

    @Test
    void wordsThatAreNoAnswerTakeNothing() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").texts("on my way").texts("11").texts("1 ZZZ").texts("I will call 1");
        house.isIn(PAGING);
        house.phone("ana").rings();
    }
}
