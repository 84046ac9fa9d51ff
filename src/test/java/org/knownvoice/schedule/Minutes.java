package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.schedule.OnCall.Duty;
import org.knownvoice.schedule.ShiftOverride.Place;

/**
 * Who is on call in every minute of ten years, found by going through all of them: shift by shift, rotation by rotation,
 * override by override. Slow and plain, and nothing of it is shared with what it checks.
 */
final class Minutes {
    private final Decade decade;
    /** One bit for each person, in the tiers one after the other. */
    private final byte[] holders;

    Minutes(Decade decade, SomeRules rules) {
        this.decade = decade;
        holders = new byte[decade.minutes()];
        rules.shifts().forEach(this::add);
        rules.rotations().forEach(this::add);
        rules.overrides().stream()
                .sorted(Comparator.comparing(ShiftOverride::number))
                .forEach(this::apply);
        rules.left().forEach(this::leave);
    }

    private static int bit(Tier tier, ClinicianId one) {
        return 1 << SomeRules.TIERS.indexOf(tier) * SomeRules.PEOPLE.size() + SomeRules.PEOPLE.indexOf(one);
    }

    Set<Duty> at(int minute) {
        Set<Duty> duties = new HashSet<>();
        for (Tier tier : SomeRules.TIERS) {
            for (ClinicianId one : SomeRules.PEOPLE) {
                if ((holders[minute] & bit(tier, one)) != 0) {
                    duties.add(new Duty(SomeRules.TEAM, tier, one));
                }
            }
        }
        return duties;
    }

    /** The minutes in which it is not the same people as in the minute before. */
    List<Integer> changes() {
        List<Integer> changes = new ArrayList<>();
        for (int minute = 1; minute < holders.length; minute++) {
            if (holders[minute] != holders[minute - 1]) {
                changes.add(minute);
            }
        }
        return changes;
    }

    private void leave(ClinicianId one) {
        int everywhere =
                SomeRules.TIERS.stream().mapToInt(tier -> bit(tier, one)).sum();
        for (int minute = 0; minute < holders.length; minute++) {
            take(minute, everywhere);
        }
    }

    private void give(int minute, int bit) {
        holders[minute] |= (byte) bit;
    }

    private void take(int minute, int bit) {
        holders[minute] &= (byte) ~bit;
    }

    private void add(Shift shift) {
        int bit = bit(shift.tier(), shift.clinician());
        for (int minute = first(shift.startsAt()), end = end(shift.endsAt()); minute < end; minute++) {
            give(minute, bit);
        }
    }

    private void add(Rotation rotation) {
        int end = rotation.endsAt().map(decade::local).orElse(Integer.MAX_VALUE);
        int slot = 0;
        int turns = 0;
        int holder = 0;
        int next = begins(rotation, slot);
        int[] reached = decade.reached();
        byte[] all = holders;
        for (int minute = 0; minute < reached.length && reached[minute] < end; minute++) {
            while (reached[minute] >= next) {
                holder = 0;
                if (rotation.days().isEmpty() || rotation.days().contains(decade.dayOfWeek(next))) {
                    var people = rotation.clinicians();
                    holder = bit(rotation.tier(), people.get(turns % people.size()));
                    turns++;
                }
                slot++;
                next = begins(rotation, slot);
            }
            all[minute] |= (byte) holder;
        }
    }

    private int begins(Rotation rotation, int slot) {
        LocalDateTime start = rotation.startsAt();
        if (rotation.handoffTime().isPresent()) {
            start = start.with(rotation.handoffTime().get());
        }
        return switch (rotation.shiftLength()) {
            case Period length -> decade.local(start.plus(length.multipliedBy(slot)));
            case Duration length -> decade.local(start) + (int) length.toMinutes() * slot;
            default -> throw new IllegalArgumentException();
        };
    }

    private void apply(ShiftOverride override) {
        SomeRules.TIERS.stream()
                .filter(tier ->
                        override.place().isEmpty() || override.place().get().tier() == tier)
                .forEach(tier -> apply(override, tier));
    }

    private void apply(ShiftOverride override, Tier tier) {
        int own = bit(tier, override.clinician());
        int others = override.coveredBy().map(other -> bit(tier, other)).orElse(0);
        for (int minute = first(override.startsAt()), end = end(override.endsAt()); minute < end; minute++) {
            switch (override.kind()) {
                case EXTRA -> give(minute, own);
                case TIME_OFF -> take(minute, own);
                case COVER -> {
                    if ((holders[minute] & own) != 0) {
                        take(minute, own);
                        give(minute, others);
                    }
                }
            }
        }
    }

    private int first(Instant instant) {
        return Math.max(0, decade.minute(instant));
    }

    private int end(Instant instant) {
        return Math.min(holders.length, decade.minute(instant));
    }

    /** Whoever is on call in [from, to), and when, cut off there; by start, tier and clinician. */
    List<Shift> between(int from, int to) {
        List<Shift> found = new ArrayList<>();
        var since = new int[Byte.SIZE];
        Arrays.fill(since, from);
        for (int minute = from + 1; minute <= to; minute++) {
            byte before = holders[minute - 1];
            byte now = minute == to ? 0 : holders[minute];
            if (now == before) {
                continue;
            }
            for (Tier tier : SomeRules.TIERS) {
                for (ClinicianId one : SomeRules.PEOPLE) {
                    int bit = bit(tier, one);
                    int place = Integer.numberOfTrailingZeros(bit);
                    if ((before & bit) == 0) {
                        since[place] = minute;
                    } else if ((now & bit) == 0) {
                        found.add(new Shift(
                                SomeRules.TEAM, tier, one, decade.instant(since[place]), decade.instant(minute)));
                    }
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Shift::startsAt)
                        .thenComparing(Shift::tier)
                        .thenComparing(Shift::clinician))
                .toList();
    }

    /** When in [from, to) one is on call in whatever tier. */
    List<Stretch> stretches(ClinicianId one, int from, int to) {
        int anywhere = SomeRules.TIERS.stream().mapToInt(tier -> bit(tier, one)).sum();
        List<Stretch> stretches = new ArrayList<>();
        int since = from;
        for (int minute = from; minute <= to; minute++) {
            if (minute == to || (holders[minute] & anywhere) == 0) {
                if (since < minute) {
                    stretches.add(new Stretch(decade.instant(since), decade.instant(minute)));
                }
                since = minute + 1;
            }
        }
        return stretches;
    }

    /** When in [from, to) nobody is on call. */
    List<Gap> gaps(Tier tier, int from, int to) {
        int anybody = SomeRules.PEOPLE.stream().mapToInt(one -> bit(tier, one)).sum();
        List<Gap> gaps = new ArrayList<>();
        int since = from;
        for (int minute = from; minute <= to; minute++) {
            if (minute == to || (holders[minute] & anybody) != 0) {
                if (since < minute) {
                    gaps.add(new Gap(new Place(SomeRules.TEAM, tier), decade.instant(since), decade.instant(minute)));
                }
                since = minute + 1;
            }
        }
        return gaps;
    }
}
