package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Gap;
import org.knownvoice.schedule.Handovers;
import org.knownvoice.schedule.Handovers.Turn;
import org.knownvoice.schedule.ShiftCheck;
import org.knownvoice.store.RosterWatch;
import org.knownvoice.store.ShiftCheckStore;

/**
 * Tells people what the roster brings: that their time on call begins or is over, and that hours are uncovered. When that
 * is due follows from the roster in memory, which is looked through once for each version of it and once a day.
 */
final class RosterRound implements Loop.Round {
    private static final int AT_ONCE = 50;
    private static final Duration AHEAD = Duration.ofHours(24);

    /** Who left longer ago, while no server ran, is told nothing. */
    private static final Duration LEFT_WITHIN = Duration.ofHours(1);

    private final Pool pool;
    private final InstantSource clock;
    private final RosterCache rosters;
    private final ShiftChecks checks;
    private final ShiftEnds ends;
    private final GapTelling gapTelling;
    private volatile Plan plan = Plan.NONE;

    RosterRound(Pool pool, InstantSource clock, RosterCache rosters, ShiftChecks checks) {
        this.pool = pool;
        this.clock = clock;
        this.rosters = rosters;
        this.checks = checks;
        this.ends = new ShiftEnds(pool);
        this.gapTelling = new GapTelling(pool);
    }

    @Override
    public Future<Integer> runOnce() {
        var now = clock.instant();
        return pool.withConnection(RosterWatch::standing)
                .compose(standing ->
                        next(standing).filter(due -> !due.isAfter(now)).isEmpty()
                                ? Future.succeededFuture(0)
                                : pool.withConnection(rosters::current).compose(roster -> look(roster, now)));
    }

    @Override
    public Future<Optional<Instant>> next() {
        return pool.withConnection(RosterWatch::standing).map(this::next);
    }

    private Optional<Instant> next(RosterWatch.Standing standing) {
        var seen = plan;
        return seen.version() == standing.version()
                ? Stream.concat(seen.next().stream(), standing.nextCheckDue().stream())
                        .min(Instant::compareTo)
                : Optional.of(clock.instant());
    }

    /** What fails holds up nothing else, and is tried again with the next round: the plan has not gone on. */
    private Future<Integer> look(Roster roster, Instant now) {
        var before = plan.isOf(roster, now) ? plan : Plan.of(roster, now);
        return allOf(List.of(() -> planned(roster, before, now), () -> checksDue(now)));
    }

    private Future<Integer> planned(Roster roster, Plan before, Instant now) {
        return allOf(List.of(
                        () -> each(before.comings(now), checks::coming),
                        () -> each(before.leavings(now), one -> ends.leaving(roster, one, now)),
                        () -> tellOfGaps(roster, before, now)))
                .onSuccess(done -> plan = before.seen(roster, now));
    }

    private Future<Integer> checksDue(Instant now) {
        return pool.withConnection(conn -> ShiftCheckStore.due(conn, now, AT_ONCE))
                .compose(due -> each(due, checks::timePassed));
    }

    private Future<Integer> tellOfGaps(Roster roster, Plan before, Instant now) {
        return before.nextGap().filter(at -> at.isAfter(now)).isPresent() || before.gapsAreSeen(now)
                ? Future.succeededFuture(0)
                : gapTelling.tell(roster, GapTelling.gaps(roster, now), now);
    }

    private static <T> Future<Integer> each(List<T> all, Function<T, Future<Boolean>> act) {
        return sum(all, one -> act.apply(one).map(did -> did ? 1 : 0));
    }

    private static Future<Integer> allOf(List<Supplier<Future<Integer>>> acts) {
        return sum(acts, Supplier::get);
    }

    /** One after the other; how much they brought. One that fails does not hold up the others, but fails the round. */
    private static <T> Future<Integer> sum(List<T> all, Function<T, Future<Integer>> act) {
        Future<Integer> done = Future.succeededFuture(0);
        for (T one : all) {
            var before = done;
            done = before.transform(previous -> act.apply(one).compose(more -> before.map(count -> count + more)));
        }
        return done;
    }

    /**
     * What the roster brings within a day.
     *
     * @param seenAt what was due until then has been done
     */
    private record Plan(
            long version,
            Instant madeAt,
            Instant seenAt,
            Handovers handovers,
            List<Gap> gaps,
            Optional<Instant> nextGap) {
        private static final Plan NONE =
                new Plan(-1, Instant.EPOCH, Instant.MIN, Handovers.NONE, List.of(), Optional.empty());

        static Plan of(Roster roster, Instant now) {
            return new Plan(
                    roster.version(),
                    now,
                    Instant.MIN,
                    Handovers.between(
                            roster.onCall(),
                            now.minus(LEFT_WITHIN),
                            now.plus(AHEAD).plus(ShiftCheck.TEXT_BEFORE).plusSeconds(1)),
                    GapTelling.gaps(roster, now),
                    Optional.empty());
        }

        boolean isOf(Roster roster, Instant now) {
            return version == roster.version() && now.isBefore(madeAt.plus(AHEAD));
        }

        Plan seen(Roster roster, Instant now) {
            return new Plan(version, madeAt, now, handovers, gaps, GapTelling.next(roster, gaps, now));
        }

        boolean gapsAreSeen(Instant now) {
            return seenAt.isAfter(Instant.MIN) && nextGap.isEmpty();
        }

        List<Turn> comings(Instant now) {
            return handovers.comings().stream()
                    .filter(one -> ShiftCheck.isTextTime(one.at(), now))
                    .filter(one -> askedAt(one).isAfter(seenAt))
                    .toList();
        }

        List<Turn> leavings(Instant now) {
            return handovers.leavings().stream()
                    .filter(one -> !one.at().isAfter(now) && one.at().isAfter(seenAt))
                    .toList();
        }

        /** When this plan has something to do, or is used up. */
        Optional<Instant> next() {
            var comings = handovers.comings().stream().map(Plan::askedAt);
            var leavings = handovers.leavings().stream().map(Turn::at);
            return Stream.of(comings, leavings, nextGap.stream(), Stream.of(madeAt.plus(AHEAD)))
                    .flatMap(all -> all)
                    .filter(at -> at.isAfter(seenAt))
                    .min(Instant::compareTo);
        }

        private static Instant askedAt(Turn coming) {
            return coming.at().minus(ShiftCheck.TEXT_BEFORE);
        }
    }
}
