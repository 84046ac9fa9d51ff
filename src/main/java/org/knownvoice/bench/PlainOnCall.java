package org.knownvoice.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.OnCall.Duty;
import org.knownvoice.schedule.Rotation;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOverride;

/** On call without an index: every row is read, and every rotation followed from its first hand-off on. */
record PlainOnCall(List<Shift> shifts, List<Rotation> rotations, List<ShiftOverride> overrides, OnCallAgency agency) {

    static PlainOnCall of(OnCallAgency agency) {
        return new PlainOnCall(agency.shifts(), agency.rotations(), agency.overrides(), agency);
    }

    /** With the rows of one team only. */
    static PlainOnCall of(OnCallAgency agency, TeamId team) {
        return new PlainOnCall(
                agency.shifts().stream().filter(one -> one.team().equals(team)).toList(),
                agency.rotations().stream()
                        .filter(one -> one.team().equals(team))
                        .toList(),
                agency.overrides().stream()
                        .filter(one -> one.place().isEmpty()
                                || one.place().get().team().equals(team))
                        .toList(),
                agency);
    }

    Set<Duty> at(Instant instant) {
        Set<Duty> duties = new HashSet<>();
        shifts.stream()
                .filter(shift -> shift.covers(instant))
                .forEach(shift -> duties.add(new Duty(shift.team(), shift.tier(), shift.clinician())));
        rotations.forEach(rotation ->
                turn(rotation, instant).ifPresent(one -> duties.add(new Duty(rotation.team(), rotation.tier(), one))));
        overrides.stream()
                .filter(override -> override.covers(instant))
                .sorted(Comparator.comparing(ShiftOverride::number))
                .forEach(override -> apply(override, duties));
        return duties;
    }

    private Optional<ClinicianId> turn(Rotation rotation, Instant instant) {
        Optional<ClinicianId> holder = Optional.empty();
        int turns = 0;
        for (int slot = 0; !begins(rotation, slot).isAfter(instant); slot++) {
            holder = Optional.empty();
            if (rotation.days().isEmpty()
                    || rotation.days().contains(local(rotation, slot).getDayOfWeek())) {
                holder = Optional.of(
                        rotation.clinicians().get(turns % rotation.clinicians().size()));
                turns++;
            }
        }
        return holder;
    }

    /** No hand-off of this agency falls into a change of the clocks. */
    private Instant begins(Rotation rotation, int slot) {
        return local(rotation, slot).atZone(agency.zones().get(rotation.team())).toInstant();
    }

    private static LocalDateTime local(Rotation rotation, int slot) {
        return switch (rotation.shiftLength()) {
            case Period length -> rotation.startsAt().plus(length.multipliedBy(slot));
            case Duration length -> rotation.startsAt().plus(length.multipliedBy(slot));
            default -> throw new IllegalArgumentException("a shift's length is a period or a duration");
        };
    }

    private static void apply(ShiftOverride override, Set<Duty> duties) {
        var places = override.place().isPresent()
                ? Set.of(override.place().get())
                : Set.copyOf(duties.stream()
                        .map(duty -> new ShiftOverride.Place(duty.team(), duty.tier()))
                        .toList());
        for (var place : places) {
            var own = new Duty(place.team(), place.tier(), override.clinician());
            switch (override.kind()) {
                case EXTRA -> duties.add(own);
                case TIME_OFF -> duties.remove(own);
                case COVER -> {
                    if (duties.remove(own)) {
                        duties.add(new Duty(
                                place.team(), place.tier(), override.coveredBy().orElseThrow()));
                    }
                }
            }
        }
    }
}
