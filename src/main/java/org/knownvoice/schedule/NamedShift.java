package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/**
 * Which time on call somebody means who names a day: the one that begins on that local day of its team and is not over.
 *
 * @param zones of the teams
 */
public record NamedShift(OnCall onCall, Function<TeamId, ZoneId> zones, Instant now) {
    private static final Duration BACK = Duration.ofDays(31);
    private static final Duration AHEAD = Duration.ofDays(184);

    /** The one that is meant, or why there is none. */
    public sealed interface Found {
        record One(Shift shift) implements Found {}

        record None(WhyNot why) implements Found {}
    }

    /** The next to begin; when none lies ahead, the one that is running. */
    public Found next(ClinicianId clinician) {
        var all = shifts(clinician);
        var ahead = all.stream().filter(shift -> shift.startsAt().isAfter(now)).toList();
        return first(ahead.isEmpty() ? all : ahead, WhyNot.NO_SHIFT);
    }

    /** The nearest that begins on such a day. */
    public Found on(ClinicianId clinician, DayWord day, WhyNot none) {
        var thatDay = shifts(clinician).stream()
                .filter(shift ->
                        day.means(begins(shift), now.atZone(zoneOf(shift)).toLocalDate()))
                .toList();
        var nearest = thatDay.stream()
                .filter(shift -> begins(shift).equals(begins(thatDay.getFirst())))
                .toList();
        return nearest.size() > 1 ? new Found.None(WhyNot.SEVERAL_SHIFTS) : first(nearest, none);
    }

    private Found first(List<Shift> shifts, WhyNot none) {
        if (shifts.isEmpty()) {
            return new Found.None(none);
        }
        var first = shifts.getFirst();
        if (shifts.stream()
                        .filter(one -> one.startsAt().equals(first.startsAt()))
                        .count()
                > 1) {
            return new Found.None(WhyNot.SEVERAL_SHIFTS);
        }
        return first.endsAt().equals(now.plus(AHEAD)) ? new Found.None(WhyNot.NO_END_IN_SIGHT) : new Found.One(first);
    }

    /** What is not over, by start. */
    private List<Shift> shifts(ClinicianId clinician) {
        return onCall.between(clinician, now.minus(BACK), now.plus(AHEAD)).stream()
                .filter(shift -> shift.endsAt().isAfter(now))
                .toList();
    }

    private LocalDate begins(Shift shift) {
        return shift.startsAt().atZone(zoneOf(shift)).toLocalDate();
    }

    private ZoneId zoneOf(Shift shift) {
        return zones.apply(shift.team());
    }
}
