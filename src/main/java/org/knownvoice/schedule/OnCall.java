package org.knownvoice.schedule;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;

/**
 * Who is on call at an instant, from the shifts of all teams. It knows shifts only: what a rotation or an override makes
 * of them is made before they come here.
 */
public final class OnCall {

    /** One clinician, on call for one team in one tier. */
    public record Duty(TeamId team, Tier tier, ClinicianId clinician) {}

    private final ShiftIndex all;
    private final Map<TeamId, ShiftIndex> byTeam;
    private final Map<ClinicianId, ShiftIndex> byClinician;

    private OnCall(Collection<Shift> shifts) {
        all = new ShiftIndex(shifts);
        byTeam = indexed(shifts, Shift::team);
        byClinician = indexed(shifts, Shift::clinician);
    }

    public static OnCall of(Collection<Shift> shifts) {
        return new OnCall(shifts);
    }

    /** All teams, one after the other. */
    public List<Duty> at(Instant now) {
        return duties(all, now).stream()
                .sorted(Comparator.comparing(Duty::team))
                .toList();
    }

    /** One team, all tiers. */
    public List<Duty> at(TeamId team, Instant now) {
        return duties(byTeam.getOrDefault(team, ShiftIndex.EMPTY), now);
    }

    /** One tier of one team. */
    public List<ClinicianId> at(TeamId team, Tier tier, Instant now) {
        return at(team, now).stream()
                .filter(duty -> duty.tier() == tier)
                .map(Duty::clinician)
                .toList();
    }

    /** On call for any team in any tier. */
    public boolean isOnCall(ClinicianId clinician, Instant now) {
        return !byClinician.getOrDefault(clinician, ShiftIndex.EMPTY).at(now).isEmpty();
    }

    private static List<Duty> duties(ShiftIndex shifts, Instant now) {
        return shifts.at(now).stream()
                .map(shift -> new Duty(shift.team(), shift.tier(), shift.clinician()))
                .distinct()
                .toList();
    }

    private static <K> Map<K, ShiftIndex> indexed(Collection<Shift> shifts, Function<Shift, K> key) {
        return shifts.stream()
                .collect(
                        Collectors.groupingBy(key, Collectors.collectingAndThen(Collectors.toList(), ShiftIndex::new)));
    }
}
