package org.knownvoice.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/** People take turns, at the hours that the clock on the team's wall shows. */
class RotationTest {
    private static final TeamId NORTH = new TeamId("north");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    @Test
    void dailyTheTurnPassesAtTheHourOfHandOffAndComesRoundAgain() {
        var onCall = onCall(rotation("ana,ben,cora", "2026-03-02T08:00", Period.ofDays(1)));

        assertThat(at(onCall, "2026-03-02T07:59")).isEmpty();
        assertThat(at(onCall, "2026-03-02T08:00")).isEqualTo("ana");
        assertThat(at(onCall, "2026-03-03T07:59")).isEqualTo("ana");
        assertThat(at(onCall, "2026-03-03T08:00")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-04T12:00")).isEqualTo("cora");
        assertThat(at(onCall, "2026-03-05T08:00")).isEqualTo("ana");
    }

    @Test
    void weeklyItPassesOnTheSameDayOfTheWeekAlsoAfterTheClocksHaveChanged() {
        var onCall = onCall(rotation("ana,ben", "2026-03-02T09:00", Period.ofWeeks(1)));

        assertThat(at(onCall, "2026-03-09T08:59")).isEqualTo("ana");
        assertThat(at(onCall, "2026-03-09T09:00")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-16T08:59")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-16T09:00")).isEqualTo("ana");
    }

    @Test
    void halfDaysAreDayAndNightAllYearRound() {
        var onCall = onCall(rotation("ana,ben", "2026-01-01T08:00", Duration.ofHours(12)));

        for (String day : List.of("2026-01-05", "2026-07-04", "2026-12-24")) {
            assertThat(at(onCall, day + "T08:00")).isEqualTo("ana");
            assertThat(at(onCall, day + "T19:59")).isEqualTo("ana");
            assertThat(at(onCall, day + "T20:00")).isEqualTo("ben");
            assertThat(at(onCall, day + "T07:59")).isEqualTo("ben");
        }
    }

    @Test
    void monthlyItPassesOnTheSameDayOfTheMonthOrOnItsLast() {
        var onCall = onCall(rotation("ana,ben", "2026-01-31T08:00", Period.ofMonths(1)));

        assertThat(at(onCall, "2026-02-28T07:59")).isEqualTo("ana");
        assertThat(at(onCall, "2026-02-28T08:00")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-31T07:59")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-31T08:00")).isEqualTo("ana");
    }

    @Test
    void theHourOfHandOffWinsOverTheClockPartOfTheStart() {
        var onCall = onCall(with(rotation("ana,ben", "2026-03-02T00:00", Period.ofDays(1)), "17:30"));

        assertThat(at(onCall, "2026-03-02T17:29")).isEmpty();
        assertThat(at(onCall, "2026-03-02T17:30")).isEqualTo("ana");
        assertThat(at(onCall, "2026-03-03T17:30")).isEqualTo("ben");
    }

    @Test
    void onWeekdaysOnlyTheWeekendIsNobodysAndTakesNoTurn() {
        var weekdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        var onCall = onCall(on(weekdays, rotation("ana,ben,cora", "2026-03-04T20:00", Period.ofDays(1))));

        assertThat(at(onCall, "2026-03-04T22:00")).isEqualTo("ana");
        assertThat(at(onCall, "2026-03-05T22:00")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-06T22:00")).isEqualTo("cora");
        assertThat(at(onCall, "2026-03-07T19:59")).isEqualTo("cora");
        assertThat(at(onCall, "2026-03-07T20:00")).isEmpty();
        assertThat(at(onCall, "2026-03-09T19:59")).isEmpty();
        assertThat(at(onCall, "2026-03-09T20:00")).isEqualTo("ana");
    }

    @Test
    void itEndsAtItsEndInTheMiddleOfATurn() {
        var rotation = rotation("ana,ben", "2026-03-02T08:00", Period.ofDays(1));
        var onCall = onCall(new Rotation(
                NORTH,
                Tier.PRIMARY,
                rotation.clinicians(),
                rotation.startsAt(),
                rotation.shiftLength(),
                Optional.empty(),
                Set.of(),
                Optional.of(LocalDateTime.parse("2026-03-03T12:00"))));

        assertThat(at(onCall, "2026-03-03T11:59")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-03T12:00")).isEmpty();
        assertThat(onCall.between(NORTH, instant("2026-03-01T00:00"), instant("2026-04-01T00:00")))
                .extracting(Shift::endsAt)
                .containsExactly(instant("2026-03-03T08:00"), instant("2026-03-03T12:00"));
    }

    @Test
    void aHandOffInTheHourThatIsSkippedIsAtTheMomentOfTheSkip() {
        var onCall = onCall(rotation("ana,ben", "2026-03-07T02:30", Period.ofDays(1)));

        assertThat(named(onCall, Instant.parse("2026-03-08T09:59:59Z"))).isEqualTo("ana");
        assertThat(named(onCall, Instant.parse("2026-03-08T10:00:00Z"))).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-09T02:29")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-09T02:30")).isEqualTo("ana");
    }

    @Test
    void aHandOffInTheHourThatComesTwiceIsInTheFirstOfTheTwo() {
        var onCall = onCall(rotation("ana,ben", "2026-10-31T01:30", Period.ofDays(1)));

        assertThat(named(onCall, Instant.parse("2026-11-01T08:29:59Z"))).isEqualTo("ana");
        assertThat(named(onCall, Instant.parse("2026-11-01T08:30:00Z"))).isEqualTo("ben");
        assertThat(named(onCall, Instant.parse("2026-11-01T09:15:00Z"))).isEqualTo("ben");
    }

    @Test
    void theNightOfAChangeIsAnHourShorterOrLonger() {
        var onCall = onCall(rotation("ana,ben", "2026-01-01T08:00", Duration.ofHours(12)));

        assertThat(nights(onCall, "2026-03-07T20:00")).isEqualTo(Duration.ofHours(11));
        assertThat(nights(onCall, "2026-10-31T20:00")).isEqualTo(Duration.ofHours(13));
        assertThat(nights(onCall, "2026-06-01T20:00")).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aTurnThatWouldBeginAndEndInTheSkippedHourIsPassedOver() {
        var onCall = onCall(rotation("ana,ben,cora", "2026-03-08T01:00", Duration.ofMinutes(30)));

        assertThat(named(onCall, Instant.parse("2026-03-08T09:59:00Z"))).isEqualTo("ben");
        assertThat(named(onCall, Instant.parse("2026-03-08T10:00:00Z"))).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-08T03:30")).isEqualTo("cora");
    }

    @Test
    void whoStandsTwiceInTheOrderIsOnCallWithoutABreak() {
        var onCall = onCall(rotation("ana,ana,ben", "2026-03-02T08:00", Period.ofDays(1)));

        assertThat(onCall.between(NORTH, instant("2026-03-02T08:00"), instant("2026-03-05T08:00")))
                .extracting(Shift::clinician, Shift::endsAt)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(id("ana"), instant("2026-03-04T08:00")),
                        org.assertj.core.api.Assertions.tuple(id("ben"), instant("2026-03-05T08:00")));
    }

    @Test
    void fiftyYearsLaterItIsStillRight() {
        var onCall = onCall(rotation("ana,ben", "1976-03-01T08:00", Period.ofDays(1)));

        assertThat(at(onCall, "2026-03-01T07:59")).isEqualTo("ben");
        assertThat(at(onCall, "2026-03-01T08:00")).isEqualTo("ana");
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, MONDAY, true",
        "P7D, MONDAY, true",
        "P7D, TUESDAY, false",
        "P14D, SUNDAY, false",
        "P1M, TUESDAY, true",
        "PT12H, THURSDAY, true",
        "PT168H, THURSDAY, false"
    })
    void aRotationWhoseHandOffsNeverFallOnItsDaysHasNoTurns(String length, DayOfWeek day, boolean hasTurns) {
        var rotation = on(Set.of(day), rotation("ana,ben", "2026-03-02T08:00", amount(length)));

        assertThat(rotation.hasTurns()).isEqualTo(hasTurns);
        assertThat(onCall(rotation).between(NORTH, instant("2026-03-01T00:00"), instant("2036-03-01T00:00")))
                .matches(shifts -> shifts.isEmpty() != hasTurns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P7D", "P1M", "P1M15D", "P1Y", "PT1M", "PT12H", "PT36H", "P3653D"})
    void aLengthIsDaysWeeksMonthsOrWholeMinutes(String length) {
        assertThat(Rotation.isShiftLength(amount(length))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"P0D", "P-1D", "P1M-30D", "PT0S", "PT0.5S", "PT30S", "PT90S", "PT-12H", "P11Y", "P999999999Y"})
    void noOtherLengthIsOneAndARotationOfItIsNobodys(String length) {
        var rotation = rotation("ana,ben", "2026-03-02T08:00", amount(length));

        assertThat(Rotation.isShiftLength(rotation.shiftLength())).isFalse();
        assertThat(at(onCall(rotation), "2026-03-02T09:00")).isEmpty();
    }

    private static Duration nights(OnCall onCall, String start) {
        var night = onCall.between(NORTH, instant(start), instant(start).plus(Duration.ofHours(14)))
                .getFirst();
        return Duration.between(night.startsAt(), night.endsAt());
    }

    private static Rotation rotation(String people, String start, TemporalAmount length) {
        return new Rotation(
                NORTH,
                Tier.PRIMARY,
                Stream.of(people.split(",")).map(ClinicianId::new).toList(),
                LocalDateTime.parse(start),
                length,
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    private static Rotation with(Rotation rotation, String handoff) {
        return new Rotation(
                rotation.team(),
                rotation.tier(),
                rotation.clinicians(),
                rotation.startsAt(),
                rotation.shiftLength(),
                Optional.of(LocalTime.parse(handoff)),
                rotation.days(),
                rotation.endsAt());
    }

    private static Rotation on(Set<DayOfWeek> days, Rotation rotation) {
        return new Rotation(
                rotation.team(),
                rotation.tier(),
                rotation.clinicians(),
                rotation.startsAt(),
                rotation.shiftLength(),
                rotation.handoffTime(),
                days,
                rotation.endsAt());
    }

    private static TemporalAmount amount(String text) {
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }

    private static OnCall onCall(Rotation... rotations) {
        return OnCall.of(List.of(), List.of(rotations), List.of(), Map.of(NORTH, ZONE), one -> true);
    }

    private static String at(OnCall onCall, String local) {
        return named(onCall, instant(local));
    }

    private static String named(OnCall onCall, Instant at) {
        return onCall.at(NORTH, Tier.PRIMARY, at).stream()
                .map(ClinicianId::value)
                .collect(Collectors.joining(","));
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static ClinicianId id(String name) {
        return new ClinicianId(name);
    }
}
