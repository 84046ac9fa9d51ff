package org.knownvoice.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftOverride.Kind;
import org.knownvoice.schedule.ShiftOverride.Place;

/**
 * Rules of one team in two tiers, made at random; many of them near a change of the clocks.
 *
 * @param left who is never on call, whatever the rules say
 */
record SomeRules(
        ZoneId zone,
        List<Shift> shifts,
        List<Rotation> rotations,
        List<ShiftOverride> overrides,
        Set<ClinicianId> left) {
    static final TeamId TEAM = new TeamId("north");
    static final List<Tier> TIERS = List.of(Tier.PRIMARY, Tier.BACKUP);
    static final List<ClinicianId> PEOPLE =
            List.of(new ClinicianId("ana"), new ClinicianId("ben"), new ClinicianId("cora"), new ClinicianId("dev"));

    static SomeRules random(Decade decade, Random chance) {
        return new Making(decade, chance).rules();
    }

    OnCall onCall() {
        return OnCall.of(shifts, rotations, overrides, Map.of(TEAM, zone), one -> !left.contains(one));
    }

    private record Making(Decade decade, Random chance) {
        private static final List<TemporalAmount> LENGTHS = List.of(
                Period.ofDays(1),
                Period.ofDays(7),
                Period.ofWeeks(2),
                Period.ofMonths(1),
                Duration.ofHours(12),
                Duration.ofHours(8),
                Duration.ofHours(36),
                Duration.ofHours(5),
                Duration.ofMinutes(1337));
        private static final TemporalAmount SHORT = Duration.ofHours(1);
        private static final List<LocalTime> CLOCKS = List.of(
                LocalTime.of(0, 0),
                LocalTime.of(0, 1),
                LocalTime.of(1, 30),
                LocalTime.of(2, 0),
                LocalTime.of(2, 15),
                LocalTime.of(2, 30),
                LocalTime.of(8, 0),
                LocalTime.of(20, 0));
        private static final List<Duration> SPANS = List.of(
                Duration.ofMinutes(30),
                Duration.ofHours(8),
                Duration.ofHours(12),
                Duration.ofHours(24),
                Duration.ofDays(6),
                Duration.ofDays(40));

        SomeRules rules() {
            return new SomeRules(
                    decade.zone(),
                    shifts(),
                    IntStream.range(0, chance.nextInt(3))
                            .mapToObj(one -> rotation())
                            .toList(),
                    overrides(),
                    chance.nextInt(10) == 0 ? Set.of(any(PEOPLE)) : Set.of());
        }

        private <T> T any(List<T> some) {
            return some.get(chance.nextInt(some.size()));
        }

        private boolean oneIn(int many) {
            return chance.nextInt(many) == 0;
        }

        private Rotation rotation() {
            var start = localTime().minusDays(oneIn(4) ? 400 : 0);
            boolean isShort = oneIn(15);
            var end = isShort || oneIn(3)
                    ? Optional.of(start.plusMinutes(1 + chance.nextInt(60 * 24 * 500)))
                    : Optional.<LocalDateTime>empty();
            return new Rotation(
                    TEAM,
                    any(TIERS),
                    IntStream.rangeClosed(0, chance.nextInt(PEOPLE.size()))
                            .mapToObj(one -> any(PEOPLE))
                            .toList(),
                    start,
                    isShort ? SHORT : any(LENGTHS),
                    oneIn(2) ? Optional.of(any(CLOCKS)) : Optional.empty(),
                    days(),
                    end);
        }

        private Set<DayOfWeek> days() {
            return switch (chance.nextInt(4)) {
                case 0 -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
                case 1 -> EnumSet.of(any(List.of(DayOfWeek.values())), any(List.of(DayOfWeek.values())));
                default -> Set.of();
            };
        }

        /** Half of the times on a day on which the clocks change, or just before. */
        private LocalDateTime localTime() {
            var day = decade.local(chance.nextInt(decade.minutes())).toLocalDate();
            if (oneIn(2)) {
                var change = decade.zone()
                        .getRules()
                        .nextTransition(day.atStartOfDay(decade.zone()).toInstant());
                day = change == null
                        ? day
                        : change.getDateTimeBefore().toLocalDate().minusDays(chance.nextInt(2));
            }
            return day.atTime(oneIn(2) ? any(CLOCKS) : LocalTime.of(chance.nextInt(24), chance.nextInt(60)));
        }

        private Instant moment(LocalDateTime time) {
            return decade.instant(decade.minuteOf(time));
        }

        private List<Shift> shifts() {
            List<Shift> shifts = new ArrayList<>();
            for (int series = chance.nextInt(4); series > 0; series--) {
                var start = localTime();
                var length = any(SPANS);
                var step = oneIn(2) ? length : any(SPANS);
                var tier = any(TIERS);
                for (int one = chance.nextInt(20); one >= 0; one--) {
                    var from = start.plus(step.multipliedBy(one));
                    var starts = moment(from);
                    var ends = moment(from.plus(length));
                    if (starts.isBefore(ends)) {
                        shifts.add(new Shift(TEAM, tier, any(PEOPLE), starts, ends));
                    }
                }
            }
            Collections.shuffle(shifts, chance);
            return shifts;
        }

        private List<ShiftOverride> overrides() {
            List<ShiftOverride> overrides = new ArrayList<>();
            for (int cluster = chance.nextInt(4); cluster > 0; cluster--) {
                var about = moment(localTime());
                for (int one = chance.nextInt(8); one >= 0; one--) {
                    var starts = about.plus(Duration.ofMinutes(chance.nextInt(60 * 24 * 10) - 60 * 24 * 5));
                    overrides.add(override(overrides.size(), starts, starts.plus(any(SPANS))));
                }
            }
            Collections.shuffle(overrides, chance);
            return overrides;
        }

        private ShiftOverride override(long number, Instant starts, Instant ends) {
            var kind = any(List.of(Kind.COVER, Kind.COVER, Kind.TIME_OFF, Kind.EXTRA));
            var everywhere = kind == Kind.TIME_OFF && oneIn(2);
            return new ShiftOverride(
                    number,
                    kind,
                    everywhere ? Optional.empty() : Optional.of(new Place(TEAM, any(TIERS))),
                    any(PEOPLE),
                    kind == Kind.COVER ? Optional.of(any(PEOPLE)) : Optional.empty(),
                    starts,
                    ends);
        }
    }
}
