package org.knownvoice.scenario;

import static org.knownvoice.contact.ContactState.EXHAUSTED;
import static org.knownvoice.contact.ContactState.PAGING;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who declines is not waited for: the next person is asked at once. */
class ClinicianDeclinesTest {
    private CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void byKeyAndTheBackupIsAskedAtOnce() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(4));
        house.phone("ana").answers().hears("2 to decline").presses("2");
        house.advance(Duration.ofSeconds(1));

        house.phone("ana").hears("Declined");
        house.phone("ben").rings().reads("Reply 1").wasCalledAtSeconds(4L);
        house.advance(Duration.ofSeconds(4));
        house.phone("ana").isOffTheLine();
        house.isIn(PAGING);
    }

    @Test
    void byTextAndThePhoneStopsRinging() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(6));
        house.phone("ana").rings().texts("2");
        house.advance(Duration.ofSeconds(1));

        house.phone("ana").doesNotRing();
        house.phone("ben").rings().wasCalledAtSeconds(6L);
    }

    @Test
    void andIsNotAskedAgainThoughALaterStepNamesThem() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(4));
        house.phone("ana").answers().presses("2");
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").forgets();
        house.advance(Duration.ofMinutes(4));

        house.phone("ana").wasCalledAtSeconds(0L).getsNoText();
    }

    @Test
    void theStepWaitsForTheOthersInIt() {
        house.close();
        house = CrisisLine.open(agency -> agency.clinician("hal", "+14255550114", "north")
                .onCall("north", "primary", "hal")
                .knows("maria", "hal", "secondary"));
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(4));
        house.phone("ana").answers().presses("2");
        house.advance(Duration.ofSeconds(5));
        house.phone("hal").rings();
        house.phone("ben").wasNeverCalledNorTexted();

        house.phone("hal").texts("2");
        house.advance(Duration.ofSeconds(1));

        house.phone("ben").rings().wasCalledAtSeconds(9L);
    }

    @Test
    void aStepStillOpenIsSkippedWhenAllOfItHaveDeclinedAndSoTheCallerHearsTheTruthEarly() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(4));
        for (var name : java.util.List.of("ana", "ben", "cora", "dev", "eli")) {
            house.phone(name).texts("2");
            house.advance(Duration.ofSeconds(1));
        }

        house.isIn(EXHAUSTED);
        house.phone("maria").hears("Nobody has answered");
    }
}
