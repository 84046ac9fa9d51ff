package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.knownvoice.directory.ClinicianId;

/**
 * Whose turn it is in a rotation, computed for any instant without going through the turns before it. Slots follow each
 * other at local times, from the start on; a slot that begins on a day without hand-off is nobody's, and takes no turn.
 */
final class Turns {
    /** A slot begins on the same day of the week, and as far into its month, after so many: 400 years hold whole weeks. */
    private static final int MONTHLY_CYCLE = 4800 * 7;

    private static final int WEEK_SECONDS = 7 * 24 * 60 * 60;

    private final List<ClinicianId> clinicians;
    private final WallClock clock;
    private final LocalDateTime start;
    private final Step step;
    private final Instant begins;
    private final Instant ends;
    /** Of the slots before each one in a cycle, how many are somebody's; the last: of a whole cycle. Empty: all are. */
    private final int[] turnsBefore;

    Turns(Rotation rotation, WallClock clock) {
        this.clinicians = rotation.clinicians();
        this.clock = clock;
        start = rotation.firstHandoff();
        step = Step.of(rotation);
        begins = clock.reaches(start);
        ends = rotation.endsAt().map(clock::reaches).orElse(Instant.MAX);
        turnsBefore = rotation.days().isEmpty() ? new int[0] : countTurns(rotation, step);
    }

    private static int[] countTurns(Rotation rotation, Step step) {
        var counted = new int[step.cycle() + 1];
        for (int slot = 0; slot < step.cycle(); slot++) {
            var day = step.from(rotation.firstHandoff(), slot).getDayOfWeek();
            counted[slot + 1] = counted[slot] + (rotation.days().contains(day) ? 1 : 0);
        }
        return counted;
    }

    List<ClinicianId> clinicians() {
        return clinicians;
    }

    /** Whether any turn begins before the end of the rotation. */
    static boolean happen(Rotation rotation) {
        var step = Step.of(rotation);
        return LongStream.range(0, rotation.days().isEmpty() ? 1 : step.cycle())
                .mapToObj(slot -> step.from(rotation.firstHandoff(), slot))
                .filter(time -> rotation.days().isEmpty() || rotation.days().contains(time.getDayOfWeek()))
                .findFirst()
                .filter(time ->
                        rotation.endsAt().filter(end -> !time.isBefore(end)).isEmpty())
                .isPresent();
    }

    /** Whose turn it is. */
    Optional<ClinicianId> at(Instant instant) {
        return instant.isBefore(begins) || !instant.isBefore(ends) ? Optional.empty() : holder(slotAt(instant));
    }

    /** The moments in [from, to] at which the turn may pass on, begin or end. */
    List<Instant> handoffs(Instant from, Instant to) {
        var handoffs = new ArrayList<Instant>();
        var first = from.isBefore(begins) ? begins : from;
        var last = to.isBefore(ends) ? to : ends;
        if (first.isAfter(last)) {
            return handoffs;
        }
        handoffs.add(last);
        long slot = slotAt(first);
        for (var starts = startOf(slot); starts.isBefore(last); starts = startOf(slot)) {
            handoffs.add(starts);
            slot++;
        }
        return handoffs;
    }

    private Optional<ClinicianId> holder(long slot) {
        if (turnsBefore.length == 0) {
            return Optional.of(atTurn(slot));
        }
        int inCycle = (int) (slot % step.cycle());
        return turnsBefore[inCycle] == turnsBefore[inCycle + 1]
                ? Optional.empty()
                : Optional.of(atTurn(slot / step.cycle() * turnsBefore[step.cycle()] + turnsBefore[inCycle]));
    }

    private ClinicianId atTurn(long turn) {
        return clinicians.get((int) (turn % clinicians.size()));
    }

    /** An estimate by the wall clock, which a changed clock or the length of a month can put off by a few. */
    private long slotAt(Instant instant) {
        long slot = Math.max(0, step.estimate(start, clock.shows(instant)));
        while (slot > 0 && startOf(slot).isAfter(instant)) {
            slot--;
        }
        while (!startOf(slot + 1).isAfter(instant)) {
            slot++;
        }
        return slot;
    }

    private Instant startOf(long slot) {
        return clock.reaches(step.from(start, slot));
    }

    /** From one hand-off to the next, on the calendar or by the clock on the wall. */
    private sealed interface Step {
        /** The local time so many steps after the start. */
        LocalDateTime from(LocalDateTime start, long steps);

        /** About how many whole steps lie between. */
        long estimate(LocalDateTime start, LocalDateTime local);

        /** After so many steps the days of the week come again. */
        int cycle();

        static Step of(Rotation rotation) {
            return switch (rotation.shiftLength()) {
                case Duration length -> new ByClock(length);
                case Period length -> new ByCalendar(length);
                default -> throw new IllegalArgumentException("a shift's length is a period or a duration");
            };
        }
    }

    private record ByCalendar(Period length) implements Step {
        private static final double DAYS_A_MONTH = 146_097 / 4800.0;

        @Override
        public LocalDateTime from(LocalDateTime start, long steps) {
            return start.plusMonths(length.toTotalMonths() * steps).plusDays(length.getDays() * steps);
        }

        @Override
        public long estimate(LocalDateTime start, LocalDateTime local) {
            double days = length.toTotalMonths() * DAYS_A_MONTH + length.getDays();
            return (long) Math.floor(ChronoUnit.DAYS.between(start, local) / days);
        }

        @Override
        public int cycle() {
            return length.toTotalMonths() == 0 ? 7 : MONTHLY_CYCLE;
        }
    }

    private record ByClock(Duration length) implements Step {
        @Override
        public LocalDateTime from(LocalDateTime start, long steps) {
            return start.plusSeconds(length.toSeconds() * steps);
        }

        @Override
        public long estimate(LocalDateTime start, LocalDateTime local) {
            return Math.floorDiv(ChronoUnit.SECONDS.between(start, local), length.toSeconds());
        }

        @Override
        public int cycle() {
            return (int) (WEEK_SECONDS / greatestCommonDivisor(WEEK_SECONDS, length.toSeconds()));
        }

        private static long greatestCommonDivisor(long one, long other) {
            return other == 0 ? one : greatestCommonDivisor(other, one % other);
        }
    }
}
