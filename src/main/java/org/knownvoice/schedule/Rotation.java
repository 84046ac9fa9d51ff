package org.knownvoice.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftOverride.Place;

/**
 * A rule that makes shifts: the clinicians take turns in order, in the team's time zone.
 *
 * @param shiftLength a {@link Period} ({@code P7D}) or a {@link Duration} ({@code PT12H}); see {@link #isShiftLength}
 * @param handoffTime wins over the clock part of {@code startsAt}
 * @param days local days of hand-off; empty: every day
 */
public record Rotation(
        TeamId team,
        Tier tier,
        List<ClinicianId> clinicians,
        LocalDateTime startsAt,
        TemporalAmount shiftLength,
        Optional<LocalTime> handoffTime,
        Set<DayOfWeek> days,
        Optional<LocalDateTime> endsAt) {
    private static final int LONGEST_DAYS = 3653;
    private static final int LONGEST_MONTHS = 120;

    public Rotation {
        clinicians = List.copyOf(clinicians);
        days = Set.copyOf(days);
    }

    /** A minute to ten years: whole minutes by the clock on the wall, or whole days, weeks, months by the calendar. */
    public static boolean isShiftLength(TemporalAmount length) {
        return switch (length) {
            case Duration clock ->
                clock.compareTo(Duration.ofMinutes(1)) >= 0
                        && clock.compareTo(Duration.ofDays(LONGEST_DAYS)) <= 0
                        && clock.equals(clock.truncatedTo(ChronoUnit.MINUTES));
            case Period calendar ->
                !calendar.isNegative()
                        && !calendar.isZero()
                        && calendar.toTotalMonths() <= LONGEST_MONTHS
                        && calendar.getDays() <= LONGEST_DAYS;
            default -> false;
        };
    }

    /** The local time of the first hand-off. */
    public LocalDateTime firstHandoff() {
        return handoffTime.map(startsAt.toLocalDate()::atTime).orElse(startsAt);
    }

    Place place() {
        return new Place(team, tier);
    }

    /** Whether any of its hand-offs falls on one of its days. */
    public boolean hasTurns() {
        return Turns.happen(this);
    }
}
