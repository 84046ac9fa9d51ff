package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WakingTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @ParameterizedTest
    @CsvSource({
        // now                 begins               told
        "2026-03-02T17:00:00Z, 2026-03-06T00:00:00Z, 2026-03-02T17:00:00Z",
        "2026-03-03T03:59:59Z, 2026-03-06T00:00:00Z, 2026-03-03T03:59:59Z",
        "2026-03-03T04:00:00Z, 2026-03-06T00:00:00Z, 2026-03-03T17:00:00Z",
        "2026-03-03T16:59:59Z, 2026-03-06T00:00:00Z, 2026-03-03T17:00:00Z",
        "2026-03-03T05:00:00Z, 2026-03-03T17:00:00Z, 2026-03-03T05:00:00Z",
        "2026-03-03T05:00:00Z, 2026-03-03T18:00:00Z, 2026-03-03T06:00:00Z",
        "2026-03-03T05:00:00Z, 2026-03-01T18:00:00Z, 2026-03-03T05:00:00Z",
        "2026-03-08T05:00:00Z, 2026-03-12T18:00:00Z, 2026-03-08T16:00:00Z",
        "2026-11-01T05:00:00Z, 2026-11-12T18:00:00Z, 2026-11-01T17:00:00Z",
    })
    void atNightOnlyWhatBeginsWithinTwelveHoursIsTold(Instant now, Instant begins, Instant told) {
        assertThat(Waking.toldAt(PACIFIC, begins, now)).isEqualTo(told);
    }
}
