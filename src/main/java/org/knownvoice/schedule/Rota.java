package org.knownvoice.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.ShiftOverride.Place;

/** One tier of one team: its shifts and rotations, and over them the overrides. */
final class Rota {
    private static final Comparator<ShiftOverride> BY_NUMBER = Comparator.comparing(ShiftOverride::number);

    private final Place place;
    private final Timeline<Shift> shifts;
    private final List<Turns> rotations;
    private final Set<ClinicianId> people;
    private final Timeline<ShiftOverride> overrides;
    private final Predicate<ClinicianId> active;

    /** @param overrides of this place, and time off from everything, whoever takes it */
    Rota(
            Place place,
            List<Shift> shifts,
            List<Turns> rotations,
            List<ShiftOverride> overrides,
            Predicate<ClinicianId> active) {
        this.place = place;
        this.shifts = new Timeline<>(shifts, Shift::startsAt, Shift::endsAt, Comparator.comparing(Shift::clinician));
        this.rotations = rotations;
        people = new HashSet<>();
        shifts.forEach(shift -> people.add(shift.clinician()));
        rotations.forEach(turns -> people.addAll(turns.clinicians()));
        overrides.stream().filter(one -> one.place().isPresent()).forEach(one -> people.addAll(one.people()));
        this.overrides = new Timeline<>(
                overrides.stream()
                        .filter(one -> people.contains(one.clinician()))
                        .toList(),
                ShiftOverride::startsAt,
                ShiftOverride::endsAt,
                BY_NUMBER);
        this.active = active;
    }

    Place place() {
        return place;
    }

    /** Everybody who is ever on call here, or would be. */
    Set<ClinicianId> people() {
        return people;
    }

    /** Who is on call: first by shift, then by rotation. */
    Set<ClinicianId> at(Instant instant) {
        Set<ClinicianId> onCall = new LinkedHashSet<>();
        shifts.at(instant).forEach(shift -> onCall.add(shift.clinician()));
        rotations.forEach(turns -> turns.at(instant).ifPresent(onCall::add));
        overrides.at(instant).stream().sorted(BY_NUMBER).forEach(override -> apply(override, onCall));
        onCall.removeIf(active.negate());
        return onCall;
    }

    private static void apply(ShiftOverride override, Set<ClinicianId> people) {
        switch (override.kind()) {
            case COVER -> {
                if (people.remove(override.clinician())) {
                    people.add(override.coveredBy().orElseThrow());
                }
            }
            case TIME_OFF -> people.remove(override.clinician());
            case EXTRA -> people.add(override.clinician());
        }
    }

    /** Who is on call when in [from, to), cut off there; two times that touch are one. By start, then by clinician. */
    List<Shift> between(Instant from, Instant to) {
        List<Shift> found = new ArrayList<>();
        Map<ClinicianId, Instant> since = new LinkedHashMap<>();
        for (Instant cut : cuts(from, to)) {
            Set<ClinicianId> now = cut.isBefore(to) ? at(cut) : Set.of();
            since.entrySet().removeIf(one -> {
                boolean leaves = !now.contains(one.getKey());
                if (leaves) {
                    found.add(new Shift(place.team(), place.tier(), one.getKey(), one.getValue(), cut));
                }
                return leaves;
            });
            now.forEach(one -> since.putIfAbsent(one, cut));
        }
        found.sort(Comparator.comparing(Shift::startsAt).thenComparing(Shift::clinician));
        return found;
    }

    /** When in [from, to) nobody is on call. */
    List<Gap> gaps(Instant from, Instant to) {
        List<Gap> gaps = new ArrayList<>();
        Instant covered = from;
        for (Shift shift : between(from, to)) {
            if (covered.isBefore(shift.startsAt())) {
                gaps.add(new Gap(place, covered, shift.startsAt()));
            }
            covered = covered.isAfter(shift.endsAt()) ? covered : shift.endsAt();
        }
        if (covered.isBefore(to)) {
            gaps.add(new Gap(place, covered, to));
        }
        return gaps;
    }

    /** Every moment in [from, to] at which the answer may change, and both ends. */
    private TreeSet<Instant> cuts(Instant from, Instant to) {
        var cuts = new TreeSet<>(List.of(from, to));
        shifts.between(from, to).forEach(one -> cuts.addAll(List.of(one.startsAt(), one.endsAt())));
        overrides.between(from, to).forEach(one -> cuts.addAll(List.of(one.startsAt(), one.endsAt())));
        rotations.forEach(turns -> cuts.addAll(turns.handoffs(from, to)));
        return new TreeSet<>(cuts.subSet(from, true, to, true));
    }
}
