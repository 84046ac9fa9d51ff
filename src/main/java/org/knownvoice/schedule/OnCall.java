package org.knownvoice.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftOverride.Place;

/**
 * Who is on call, computed for any instant from the rules: shifts, rotations in the teams' time zones, and overrides over
 * both. Nothing is expanded beforehand; every time on call is [start, end).
 */
public final class OnCall {

    /** One clinician, on call for one team in one tier. */
    public record Duty(TeamId team, Tier tier, ClinicianId clinician) {}

    private static final Comparator<Place> BY_TEAM_AND_TIER =
            Comparator.comparing(Place::team).thenComparing(Place::tier);

    private final List<Rota> all;
    private final Map<TeamId, List<Rota>> byTeam = new HashMap<>();
    private final Map<ClinicianId, List<Rota>> byClinician = new HashMap<>();

    private OnCall(List<Rota> all) {
        this.all = all;
        all.forEach(rota -> {
            byTeam.computeIfAbsent(rota.place().team(), team -> new ArrayList<>())
                    .add(rota);
            rota.people()
                    .forEach(one -> byClinician
                            .computeIfAbsent(one, key -> new ArrayList<>())
                            .add(rota));
        });
    }

    /**
     * A rotation without a sound length, or of a team that is not among these, has no turns.
     *
     * @param zones of every team, also of one that has no shift yet
     * @param active who can be on call at all: others never are, whatever the rules say
     */
    public static OnCall of(
            Collection<Shift> shifts,
            Collection<Rotation> rotations,
            Collection<ShiftOverride> overrides,
            Map<TeamId, ZoneId> zones,
            Predicate<ClinicianId> active) {
        var shiftsAt = grouped(shifts.stream(), Shift::place);
        var turnsAt = grouped(
                rotations.stream()
                        .filter(one -> zones.containsKey(one.team()) && Rotation.isShiftLength(one.shiftLength())),
                Rotation::place);
        var everywhere = overrides.stream().filter(one -> one.place().isEmpty()).toList();
        var overridesAt = grouped(
                overrides.stream().filter(one -> one.place().isPresent()),
                one -> one.place().orElseThrow());
        var places = new TreeSet<>(BY_TEAM_AND_TIER);
        zones.keySet().forEach(team -> Stream.of(Tier.values()).forEach(tier -> places.add(new Place(team, tier))));
        places.addAll(shiftsAt.keySet());
        return new OnCall(places.stream()
                .map(place -> new Rota(
                        place,
                        shiftsAt.getOrDefault(place, List.of()),
                        turnsAt.getOrDefault(place, List.of()).stream()
                                .map(one -> new Turns(one, new WallClock(zones.get(one.team()))))
                                .toList(),
                        Stream.concat(overridesAt.getOrDefault(place, List.of()).stream(), everywhere.stream())
                                .toList(),
                        active))
                .toList());
    }

    private static <T> Map<Place, List<T>> grouped(Stream<T> rules, Function<T, Place> place) {
        return rules.collect(Collectors.groupingBy(place));
    }

    /** All teams, one after the other, tier by tier. */
    public List<Duty> at(Instant now) {
        return duties(all, now);
    }

    /** One team, tier by tier. */
    public List<Duty> at(TeamId team, Instant now) {
        return duties(rotasOf(team), now);
    }

    /** One tier of one team. */
    public List<ClinicianId> at(TeamId team, Tier tier, Instant now) {
        return rotasOf(team).stream()
                .filter(rota -> rota.place().tier() == tier)
                .flatMap(rota -> rota.at(now).stream())
                .toList();
    }

    /** On call for any team in any tier. */
    public boolean isOnCall(ClinicianId clinician, Instant now) {
        return rotasOf(clinician).stream().anyMatch(rota -> rota.at(now).contains(clinician));
    }

    /** Who is on call for a team when in [from, to), cut off there; two times that touch are one. By start. */
    public List<Shift> between(TeamId team, Instant from, Instant to) {
        return inOrder(rotasOf(team).stream().flatMap(rota -> rota.between(from, to).stream()));
    }

    /** When in [from, to) a clinician is on call, for each team and tier. By start. */
    public List<Shift> between(ClinicianId clinician, Instant from, Instant to) {
        return inOrder(rotasOf(clinician).stream()
                .flatMap(rota -> rota.between(from, to).stream())
                .filter(shift -> shift.clinician().equals(clinician)));
    }

    /** The same whatever the team and tier: the times between which the clinician is off shift. */
    public List<Stretch> stretches(ClinicianId clinician, Instant from, Instant to) {
        List<Stretch> merged = new ArrayList<>();
        for (Shift shift : between(clinician, from, to)) {
            if (!merged.isEmpty() && !shift.startsAt().isAfter(merged.getLast().endsAt())) {
                var last = merged.removeLast();
                var end = shift.endsAt().isAfter(last.endsAt()) ? shift.endsAt() : last.endsAt();
                merged.add(new Stretch(last.startsAt(), end));
            } else {
                merged.add(new Stretch(shift.startsAt(), shift.endsAt()));
            }
        }
        return List.copyOf(merged);
    }

    /** When in [from, to) nobody is on call, for every team and tier. By start. */
    public List<Gap> gaps(Instant from, Instant to) {
        return gaps(all, from, to);
    }

    /** The same for one team. */
    public List<Gap> gaps(TeamId team, Instant from, Instant to) {
        return gaps(rotasOf(team), from, to);
    }

    private static List<Gap> gaps(Collection<Rota> rotas, Instant from, Instant to) {
        return rotas.stream()
                .flatMap(rota -> rota.gaps(from, to).stream())
                .sorted(Comparator.comparing(Gap::startsAt).thenComparing(Gap::place, BY_TEAM_AND_TIER))
                .toList();
    }

    /** Everybody who is ever on call by these rules. */
    public Set<ClinicianId> people() {
        return Set.copyOf(byClinician.keySet());
    }

    private List<Rota> rotasOf(TeamId team) {
        return byTeam.getOrDefault(team, List.of());
    }

    private List<Rota> rotasOf(ClinicianId clinician) {
        return byClinician.getOrDefault(clinician, List.of());
    }

    private static List<Shift> inOrder(Stream<Shift> shifts) {
        return shifts.sorted(Comparator.comparing(Shift::startsAt)
                        .thenComparing(Shift::team)
                        .thenComparing(Shift::tier)
                        .thenComparing(Shift::clinician))
                .toList();
    }

    private static List<Duty> duties(Collection<Rota> rotas, Instant now) {
        return rotas.stream()
                .flatMap(rota -> rota.at(now).stream()
                        .map(one -> new Duty(rota.place().team(), rota.place().tier(), one)))
                .toList();
    }
}
