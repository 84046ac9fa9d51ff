package org.knownvoice.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/** Who is on call at an instant, from the shifts of all teams. */
public final class OnCall {

    /** One clinician, on call for one team in one tier. */
    public record Duty(TeamId team, Tier tier, ClinicianId clinician) {}

    private final Map<TeamId, List<Shift>> shifts;

    private OnCall(Map<TeamId, List<Shift>> shifts) {
        this.shifts = shifts;
    }

    public static OnCall of(List<Shift> shifts) {
        return new OnCall(shifts.stream()
                .sorted(Comparator.comparing(Shift::startsAt))
                .collect(Collectors.groupingBy(Shift::team)));
    }

    /** All teams. */
    public List<Duty> at(Instant now) {
        return shifts.keySet().stream()
                .sorted()
                .flatMap(team -> duties(team, now))
                .distinct()
                .toList();
    }

    /** One team, all tiers. */
    public List<Duty> at(TeamId team, Instant now) {
        return duties(team, now).distinct().toList();
    }

    /** One tier of one team. */
    public List<ClinicianId> at(TeamId team, Tier tier, Instant now) {
        return duties(team, now)
                .filter(duty -> duty.tier() == tier)
                .map(Duty::clinician)
                .distinct()
                .toList();
    }

    /** On call for any team in any tier. */
    public boolean isOnCall(ClinicianId clinician, Instant now) {
        return at(now).stream().anyMatch(duty -> duty.clinician().equals(clinician));
    }

    private Stream<Duty> duties(TeamId team, Instant now) {
        return shifts.getOrDefault(team, List.of()).stream()
                .takeWhile(shift -> !shift.startsAt().isAfter(now))
                .filter(shift -> shift.covers(now))
                .map(shift -> new Duty(team, shift.tier(), shift.clinician()));
    }
}
