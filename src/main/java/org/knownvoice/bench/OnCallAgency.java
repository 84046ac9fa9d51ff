package org.knownvoice.bench;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.OnCall;
import org.knownvoice.schedule.Rotation;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.ShiftOverride;
import org.knownvoice.schedule.ShiftOverride.Kind;
import org.knownvoice.schedule.ShiftOverride.Place;
import org.knownvoice.schedule.Tier;

/**
 * The rules of a large invented agency. In each team the primaries take turns by the day, on weekdays and at the weekend
 * others; the backups have shifts of twelve hours for a year; the supervisors take turns by the week.
 */
record OnCallAgency(
        Map<TeamId, ZoneId> zones, List<Shift> shifts, List<Rotation> rotations, List<ShiftOverride> overrides) {
    static final Instant FROM = Instant.parse("2026-01-01T08:00:00Z");
    private static final int DAYS = 365;
    private static final int PEOPLE = 8;
    private static final LocalDateTime ROTATIONS_BEGIN = LocalDateTime.of(2024, 1, 1, 8, 0);

    /** Always the same for the same numbers. */
    static OnCallAgency of(int teams, int overrides) {
        var agency = new OnCallAgency(new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        IntStream.range(0, teams).forEach(agency::addTeam);
        var chance = new Random(1);
        IntStream.range(0, overrides)
                .forEach(number -> agency.addOverride(number, team(chance.nextInt(teams)), chance));
        return agency;
    }

    OnCall onCall() {
        return OnCall.of(shifts, rotations, overrides, zones, one -> true);
    }

    static TeamId team(int number) {
        return new TeamId("t" + number);
    }

    private static ClinicianId person(TeamId team, int number) {
        return new ClinicianId(team.value() + "-" + number);
    }

    private void addTeam(int number) {
        var team = team(number);
        zones.put(team, ZoneId.of(number % 2 == 0 ? "America/Los_Angeles" : "America/New_York"));
        rotations.add(rotation(
                team, Tier.PRIMARY, 0, 4, Period.ofDays(1), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
        rotations.add(rotation(
                team, Tier.PRIMARY, 4, 6, Duration.ofHours(24), EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
        rotations.add(rotation(team, Tier.SUPERVISOR, 6, 8, Period.ofDays(7), Set.of()));
        var half = Duration.ofHours(12);
        for (int turn = 0; turn < DAYS * 2; turn++) {
            var starts = FROM.plus(half.multipliedBy(turn));
            shifts.add(new Shift(team, Tier.BACKUP, person(team, turn % PEOPLE), starts, starts.plus(half)));
        }
    }

    private static Rotation rotation(
            TeamId team, Tier tier, int first, int end, TemporalAmount length, Set<DayOfWeek> days) {
        return new Rotation(
                team,
                tier,
                IntStream.range(first, end).mapToObj(one -> person(team, one)).toList(),
                ROTATIONS_BEGIN,
                length,
                Optional.empty(),
                days,
                Optional.empty());
    }

    private void addOverride(int number, TeamId team, Random chance) {
        var kind = Kind.values()[chance.nextInt(Kind.values().length)];
        var tier = Tier.values()[chance.nextInt(Tier.values().length)];
        var starts = FROM.plus(Duration.ofHours(chance.nextInt(DAYS * 24)));
        var everywhere = kind == Kind.TIME_OFF && chance.nextBoolean();
        overrides.add(new ShiftOverride(
                number,
                kind,
                everywhere ? Optional.empty() : Optional.of(new Place(team, tier)),
                person(team, chance.nextInt(PEOPLE)),
                kind == Kind.COVER ? Optional.of(person(team, chance.nextInt(PEOPLE))) : Optional.empty(),
                starts,
                starts.plus(Duration.ofHours(1 + chance.nextInt(72)))));
    }
}
