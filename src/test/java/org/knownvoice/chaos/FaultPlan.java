package org.knownvoice.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What goes wrong when, drawn from the seed. All of it is over when the time is. */
record FaultPlan(List<Planned> all) {
    /**
     * One fault.
     *
     * @param server which one it concerns, where it concerns one
     */
    record Planned(Trouble.Kind kind, Duration at, Duration length, int server) {}

    static final List<Trouble.Kind> EVERY_KIND = List.of(
            Trouble.Kind.KILLED,
            Trouble.Kind.HELD,
            Trouble.Kind.RESTARTED,
            Trouble.Kind.DATABASE_CUT,
            Trouble.Kind.DATABASE_BLOCKED,
            Trouble.Kind.DATABASE_SLOW,
            Trouble.Kind.TWILIO_REFUSES,
            Trouble.Kind.TWILIO_UNCLEAR,
            Trouble.Kind.TWILIO_SLOW,
            Trouble.Kind.CLOCK_WRONG);

    /** So many faults, spread over the time; each kind comes before any comes again. */
    static FaultPlan draw(
            RandomGenerator random, List<Trouble.Kind> kinds, int count, Duration from, Duration time, int servers) {
        var bag = new ArrayList<Trouble.Kind>();
        var planned = new ArrayList<Planned>();
        var share = time.dividedBy(Math.max(1, count));
        for (int i = 0; i < count; i++) {
            if (bag.isEmpty()) {
                bag.addAll(kinds);
            }
            var kind = bag.remove(random.nextInt(bag.size()));
            var length = Duration.ofMillis(random.nextLong(1_000, 4_000));
            var longest = share.compareTo(length) < 0 ? share : length;
            var at = from.plus(share.multipliedBy(i))
                    .plusMillis(random.nextLong(1 + share.minus(longest).toMillis()));
            planned.add(new Planned(kind, at, longest, random.nextInt(servers)));
        }
        return new FaultPlan(List.copyOf(planned));
    }
}
