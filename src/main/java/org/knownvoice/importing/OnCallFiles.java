package org.knownvoice.importing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.schedule.Rotation;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** {@code shifts.csv} and {@code rotations.csv}; times are local times of the team. */
record OnCallFiles(References known, Map<String, ZoneId> zonesOfTeams) {
    List<Shift> shifts(List<CsvRow> rows) {
        var shifts = new Unique("this shift");
        return rows.stream().flatMap(row -> shift(row, shifts).stream()).toList();
    }

    private Optional<Shift> shift(CsvRow row, Unique shifts) {
        var team = known.teams().read(row, "team_id");
        var tier = row.code("tier", Tier.class);
        var clinician = known.clinicians().read(row, "clinician_id");
        var localStart = row.localTime("starts_at");
        var localEnd = row.localTime("ends_at");
        var start = localStart.flatMap(time -> moment(row, "starts_at", time));
        var end = localEnd.flatMap(time -> moment(row, "ends_at", time));
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            row.fault("ends_at", "is not after starts_at; a shift over midnight ends on the next day's date");
        }
        start.filter(moment -> team.isPresent() && tier.isPresent() && clinician.isPresent())
                .ifPresent(moment -> shifts.check(row, "starts_at", team.get(), tier.get(), clinician.get(), moment));
        return end.flatMap(
                until -> row.whenSound(() -> new Shift(team.get(), tier.get(), clinician.get(), start.get(), until)));
    }

    List<Rotation> rotations(List<CsvRow> rows) {
        var rotations = new Unique("this rotation");
        return rows.stream().flatMap(row -> rotation(row, rotations).stream()).toList();
    }

    private Optional<Rotation> rotation(CsvRow row, Unique rotations) {
        var team = known.teams().read(row, "team_id");
        var tier = row.code("tier", Tier.class);
        var clinicians = row.someOf(
                "clinician_ids", known.clinicians()::find, known.clinicians().unknown());
        var startsAt = row.localTime("starts_at");
        var length = row.shiftLength("shift_length");
        var handoff = row.optionalClock("handoff_time");
        var days = row.list("days", OnCallFiles::day, "is no list of days; write such as MO;TU;WE;TH;FR;SA;SU");
        var endsAt = row.optionalLocalTime("ends_at");
        if (handoff.isEmpty()) {
            startsAt.ifPresent(start -> moment(row, "starts_at", start));
        }
        endsAt.ifPresent(end -> moment(row, "ends_at", end));
        if (endsAt.isPresent() && startsAt.isPresent() && !startsAt.get().isBefore(endsAt.get())) {
            row.fault("ends_at", "is not after starts_at; correct one of the two");
        }
        if (length.filter(Rotation::isShiftLength).isEmpty() && length.isPresent()) {
            row.fault("shift_length", "is not from PT1M to P10Y in whole minutes; write P7D, P1D or PT12H");
        }
        Optional<Rotation> rotation = row.whenSound(() -> new Rotation(
                team.get(),
                tier.get(),
                clinicians.get(),
                startsAt.get(),
                length.get(),
                handoff,
                Set.copyOf(days.get()),
                endsAt));
        rotation.ifPresent(own -> {
            rotations.check(row, "starts_at", own.team(), own.tier(), own.clinicians(), own.startsAt());
            happens(row, own);
        });
        return rotation;
    }

    private static void happens(CsvRow row, Rotation rotation) {
        if (rotation.hasTurns()) {
            return;
        }
        if (rotation.days().isEmpty()) {
            row.fault("ends_at", "is not after the first hand-off; correct ends_at, or handoff_time");
        } else {
            row.fault("days", "no hand-off ever falls on one of these days; correct the days, or the day of starts_at");
        }
    }

    private static Optional<DayOfWeek> day(String code) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().substring(0, 2).equals(code))
                .findFirst();
    }

    private Optional<Instant> moment(CsvRow row, String column, LocalDateTime local) {
        return Optional.ofNullable(zonesOfTeams.get(row.raw("team_id")))
                .flatMap(zone -> new TeamClock(zone).at(row, column, local));
    }
}
