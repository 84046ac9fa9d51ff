package org.knownvoice.schedule;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/**
 * A rule that makes shifts: the clinicians take turns in order, in the team's time zone.
 *
 * @param shiftLength a {@link java.time.Period} ({@code P7D}) or a {@link java.time.Duration} ({@code PT12H})
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
    public Rotation {
        clinicians = List.copyOf(clinicians);
        days = Set.copyOf(days);
    }
}
