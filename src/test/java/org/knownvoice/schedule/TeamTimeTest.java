package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTimeTest {
    private final TeamTime team = new TeamTime(ZoneId.of("America/Los_Angeles"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T03:00, 2026-03-02T11:00:00Z",
        "2026-03-02T11:00:00Z, 2026-03-02T11:00:00Z",
        "2026-03-02T03:00-08:00, 2026-03-02T11:00:00Z",
        "2026-03-08T02:30, 2026-03-08T10:00:00Z",
        "2026-11-01T01:30, 2026-11-01T08:30:00Z",
    })
    void aTimeIsTheTeamsUnlessItNamesItsOffset(String text, Instant moment) {
        assertThat(team.read(text)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "now", "2026-03-02", "03:00", "2026-13-02T03:00", "1999-12-31T00:00", "+9999-01-01T00:00Z"})
    void anythingElseIsNone(String text) {
        assertThat(team.read(text)).isEmpty();
    }

    @Test
    void aMomentIsShownByTheClockOnTheTeamsWall() {
        assertThat(team.show(Instant.parse("2026-03-02T11:00:00Z"))).isEqualTo("Mon 2 Mar 2026 03:00 PST");
        assertThat(team.show(Instant.parse("2026-11-01T09:30:00Z"))).isEqualTo("Sun 1 Nov 2026 01:30 PST");
    }
}
