package org.knownvoice.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.knownvoice.schedule.OnCall;
import org.knownvoice.schedule.Shift;

/**
 * Who is on call, computed from the rules once these are loaded: for 50 teams at one instant, and a year's view of one
 * team. Beside it the same without an index, which must find the same; for a year, asked hour by hour.
 */
public final class OnCallBench {
    private static final int TEAMS = 50;
    private static final int OVERRIDES = 500;
    private static final int WARM_UP = 3000;
    private static final int INSTANTS = 2000;
    private static final int YEARS = 500;
    private static final int PLAIN_INSTANTS = 50;
    private static final int PLAIN_YEARS = 1;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration HOUR = Duration.ofHours(1);

    private final OnCallAgency agency = OnCallAgency.of(TEAMS, OVERRIDES);
    private final OnCall onCall = agency.onCall();
    private final PrintStream out;
    /** Keeps what was computed from being left out. */
    private long found;

    private OnCallBench(PrintStream out) {
        this.out = out;
    }

    /** Prints median and 99th percentile in milliseconds. */
    public static int run(PrintStream out) {
        var bench = new OnCallBench(out);
        bench.checkItself();
        bench.instants();
        bench.years();
        return 0;
    }

    private void checkItself() {
        var plain = PlainOnCall.of(agency);
        for (Instant at : instants(PLAIN_INSTANTS)) {
            if (!plain.at(at).equals(Set.copyOf(onCall.at(at)))) {
                throw new IllegalStateException("the two computations differ");
            }
        }
    }

    private void instants() {
        instants(WARM_UP).forEach(this::all);
        var times = times(instants(INSTANTS), this::all);
        var plain = PlainOnCall.of(agency);
        var plainTimes =
                times(instants(PLAIN_INSTANTS), at -> found += plain.at(at).size());
        print("on call, " + TEAMS + " teams at one instant", times, plainTimes);
    }

    private void all(Instant at) {
        found += onCall.at(at).size();
    }

    private void years() {
        var starts = instants(YEARS, HOUR);
        starts.forEach(this::year);
        var times = times(starts, this::year);
        var plain = PlainOnCall.of(agency, OnCallAgency.team(0));
        var plainTimes = times(instants(PLAIN_YEARS, HOUR), from -> {
            for (var at = from; at.isBefore(from.plus(YEAR)); at = at.plus(HOUR)) {
                found += plain.at(at).size();
            }
        });
        print("a year's view of one team", times, plainTimes);
    }

    private void year(Instant from) {
        List<Shift> shifts = onCall.between(OnCallAgency.team(0), from, from.plus(YEAR));
        found += shifts.size();
    }

    private static List<Instant> instants(int count) {
        return instants(count, YEAR);
    }

    private static List<Instant> instants(int count, Duration within) {
        return new Random(count)
                .longs(count, 0, within.toSeconds())
                .mapToObj(OnCallAgency.FROM::plusSeconds)
                .toList();
    }

    private static long[] times(List<Instant> instants, Consumer<Instant> work) {
        return instants.stream()
                .mapToLong(at -> {
                    long began = System.nanoTime();
                    work.accept(at);
                    return System.nanoTime() - began;
                })
                .sorted()
                .toArray();
    }

    private void print(String what, long[] times, long[] plain) {
        out.printf(
                "%s, %d times: median %.3f ms, 99th %.3f ms; without an index %.1f ms, %.0f times as long%n",
                what, times.length, at(times, 0.5), at(times, 0.99), at(plain, 0.5), at(plain, 0.5) / at(times, 0.5));
        if (found == 0) {
            throw new IllegalStateException("nobody was on call");
        }
    }

    private static double at(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1_000_000.0;
    }
}
