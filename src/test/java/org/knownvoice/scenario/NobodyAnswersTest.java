package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The circle widens by the clock, and nobody who was asked is left out of it. */
class NobodyAnswersTest {
    private final CrisisLine house = CrisisLine.open();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theTeamsBackupTakesItWhileTheOwnClinicianStillRings() {
        house.phone("maria").dials();
        house.advance(Duration.ofMillis(44_900));
        house.phone("ben").wasNeverCalledNorTexted();
        house.advance(Duration.ofSeconds(1));
        house.phone("ana").rings();
        house.phone("ben")
                .rings()
                .reads("Reply 1")
                .wasCalledAtSeconds(45L)
                .answers()
                .presses("1");
        house.advance(Duration.ofSeconds(5));

        house.phone("ben").isBridgedTo("maria");
        house.phone("ana").doesNotRing().reads("taken by Ben Sample");
        house.phone("cora").wasNeverCalledNorTexted();
    }

    @Test
    void anUnansweredPhoneRingsAgainEveryHalfMinuteFromStartToStart() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(149));

        house.phone("ana").wasCalledAtSeconds(0L, 30L, 60L, 90L, 120L);
        house.phone("ben").wasCalledAtSeconds(45L, 75L, 105L, 135L);
        house.phone("ana").readsTimes(1, "Reply 1");
    }

    @Test
    void supervisorAndProgramAreAskedAfterNinetySeconds() {
        house.phone("maria").dials();
        house.advance(Duration.ofMillis(89_900));
        for (var name : List.of("cora", "dev", "eli")) {
            house.phone(name).wasNeverCalledNorTexted();
        }
        house.advance(Duration.ofSeconds(6));
        for (var name : List.of("cora", "dev", "eli")) {
            house.phone(name).rings().reads("Reply 1");
            assertThat(house.phone(name).callsOrdered()).containsExactly(90L);
        }
        house.phone("gus").wasNeverCalledNorTexted();
        house.phone("fay").wasNeverCalledNorTexted();

        house.phone("dev").answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("dev").isBridgedTo("maria");
        for (var name : List.of("ana", "ben", "cora", "eli")) {
            house.phone(name).doesNotRing().reads("taken by Dev Sample");
        }
    }

    @Test
    void theTimelineTellsWhoWasAskedWhen() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(140));

        assertThat(house.peopleAsked())
                .containsExactly(
                        "0 s: ana in step 1",
                        "45 s: ben in step 2",
                        "90 s: cora in step 3",
                        "90 s: dev in step 3",
                        "90 s: eli in step 3");
        assertThat(house.contact().pages())
                .allSatisfy(page -> assertThat(page.reason()).isNotBlank());
    }
}
