package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.LoginRole;

/** Offsets: -08:00 in winter, -07:00 in summer; in 2026 the clocks change on March 8 and November 1. */
class AfterHoursTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @ParameterizedTest
    @CsvSource({
        "21:00, 2026-01-14T07:59:59-08:00, false",
        "21:00, 2026-01-14T08:00:00-08:00, true",
        "21:00, 2026-01-14T20:59:59-08:00, true",
        "21:00, 2026-01-14T21:00:00-08:00, false",
        "21:00, 2026-01-14T02:00:00-08:00, false"
    })
    void anEveningTimeHoldsFromEightInTheMorningUntilThen(String until, String now, boolean reachable) {
        assertThat(reachable(until, now)).isEqualTo(reachable);
    }

    @ParameterizedTest
    @CsvSource({
        "02:00, 2026-01-14T08:00:00-08:00, true",
        "02:00, 2026-01-14T23:59:59-08:00, true",
        "02:00, 2026-01-15T00:00:00-08:00, true",
        "02:00, 2026-01-15T01:59:59-08:00, true",
        "02:00, 2026-01-15T02:00:00-08:00, false",
        "02:00, 2026-01-15T07:59:59-08:00, false",
        "00:00, 2026-01-14T23:59:59-08:00, true",
        "00:00, 2026-01-15T00:00:00-08:00, false"
    })
    void aTimeBeforeEightIsTheNextMornings(String until, String now, boolean reachable) {
        assertThat(reachable(until, now)).isEqualTo(reachable);
    }

    @ParameterizedTest
    @CsvSource({
        "21:00, 2026-03-08T08:00:00-07:00, true",
        "21:00, 2026-03-08T07:59:59-07:00, false",
        "21:00, 2026-03-08T20:59:59-07:00, true",
        "21:00, 2026-03-08T21:00:00-07:00, false",
        "21:00, 2026-11-01T20:59:59-08:00, true",
        "21:00, 2026-11-01T21:00:00-08:00, false"
    })
    void onTheDaysOfTheClockChangeTheClockOnTheWallDecides(String until, String now, boolean reachable) {
        assertThat(reachable(until, now)).isEqualTo(reachable);
    }

    @ParameterizedTest
    @CsvSource({
        "02:30, 2026-03-08T01:59:59-08:00, true",
        "02:30, 2026-03-08T03:00:00-07:00, false",
        "03:00, 2026-03-08T01:59:59-08:00, true",
        "03:00, 2026-03-08T03:00:00-07:00, false",
        "03:30, 2026-03-08T03:29:59-07:00, true",
        "03:30, 2026-03-08T03:30:00-07:00, false"
    })
    void aTimeInTheHourThatDoesNotExistEndsWhenThatHourIsSkipped(String until, String now, boolean reachable) {
        assertThat(reachable(until, now)).isEqualTo(reachable);
    }

    @ParameterizedTest
    @CsvSource({
        "01:30, 2026-11-01T01:29:59-07:00, true",
        "01:30, 2026-11-01T01:30:00-07:00, false",
        "01:30, 2026-11-01T01:29:59-08:00, true",
        "01:30, 2026-11-01T01:30:00-08:00, false",
        "02:00, 2026-11-01T01:59:59-07:00, true",
        "02:00, 2026-11-01T01:00:00-08:00, true",
        "02:00, 2026-11-01T02:00:00-08:00, false"
    })
    void aTimeInTheHourThatComesTwiceHoldsInBoth(String until, String now, boolean reachable) {
        assertThat(reachable(until, now)).isEqualTo(reachable);
    }

    @Test
    void eightItselfIsTheWholeDayRound() {
        assertThat(reachable("08:00", "2026-01-14T08:00:00-08:00")).isTrue();
        assertThat(reachable("08:00", "2026-01-15T07:59:59-08:00")).isTrue();
    }

    @Test
    void whoHasNotOptedInIsNeverReachable() {
        var clinician = clinician(Optional.empty());

        assertThat(AfterHours.reachable(clinician, PACIFIC, Instant.parse("2026-01-14T20:00:00Z")))
                .isFalse();
    }

    private static boolean reachable(String until, String now) {
        return AfterHours.reachable(clinician(Optional.of(LocalTime.parse(until))), PACIFIC, Instant.parse(now));
    }

    private static Clinician clinician(Optional<LocalTime> until) {
        return new Clinician(
                new ClinicianId("ana"),
                "N. N.",
                "LMHC",
                Optional.empty(),
                Optional.empty(),
                Set.of(Language.ENGLISH),
                LoginRole.CLINICIAN,
                until);
    }
}
