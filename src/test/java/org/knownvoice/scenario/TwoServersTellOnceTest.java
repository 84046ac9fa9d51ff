package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers look at one roster: what it brings is told once. Fay starts at 04:00; it is 03:00. */
class TwoServersTellOnceTest {
    private final CrisisLine house = CrisisLine.openWithServers(
            2,
            agency -> agency.shift("north", "primary", "fay", "2026-03-02T04:00", "2026-03-02T12:00")
                    .offShift("ben")
                    .shift("north", "backup", "ben", "2026-01-01T00:00", "2026-03-02T14:00"),
            Map.of("WATCH_EVERY", "PT1H"));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void oneTextOneCallOneWordToTheSupervisorAndOneOfTheHole() {
        house.advance(Duration.ofMinutes(31));
        house.phone("fay").readsTimes(1, "Reply 1 to confirm");
        house.advance(Duration.ofMinutes(14).plusSeconds(5));
        house.phone("fay").wasCalled(1).rings().rejects();
        house.advance(Duration.ofMinutes(5));
        house.phone("cora").readsTimes(1, "Fay Sample did not confirm").readsTimes(1, "nobody is on call");

        house.advance(Duration.ofHours(2));
        house.phone("fay").wasCalled(1).readsTimes(1, "Reply 1 to confirm");
        house.phone("cora").readsTimes(1, "Fay Sample did not confirm").readsTimes(1, "nobody is on call");
        assertThat(house.rowCounts().get("shift_check")).isEqualTo(1);
    }
}
