package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who leaves reads which pages are still open with them. Fay is on call until 04:00; it is 03:00. */
class ShiftEndsTest {
    private final CrisisLine house = CrisisLine.open(
            agency -> agency.shift("north", "primary", "fay", "2026-03-01T20:00", "2026-03-02T04:00")
                    .knows("maria", "fay", "secondary")
                    .offShift("ana"),
            CrisisLine.NIGHT,
            Map.of("WATCH_EVERY", "PT1H"));
    private final TestPhone fay = house.phone("fay");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatIsOpenIsToldWhenTheShiftIsOverAndOnlyOnce() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        String code = fay.pageCode();
        fay.answers().presses("1");
        house.advance(Duration.ofMinutes(5));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofMinutes(50));
        fay.readsTimes(0, "time on call is over");
        house.advance(Duration.ofMinutes(6));

        fay.readsTimes(1, "your time on call is over. Still open with you: " + code);
        house.restartsAfter(Duration.ofSeconds(5));
        house.advance(Duration.ofHours(2));
        fay.readsTimes(1, "time on call is over");
    }

    @Test
    void whoHasNothingOpenReadsNothing() {
        house.advance(Duration.ofHours(2));
        fay.wasNeverCalledNorTexted();
        assertThat(house.rowCounts().get("shift_over_told")).isZero();
    }
}
