package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.routing.Supervisors;
import org.knownvoice.schedule.Gap;
import org.knownvoice.schedule.GapAlerts;
import org.knownvoice.schedule.GapAlerts.Told;
import org.knownvoice.schedule.Notice;
import org.knownvoice.store.RosterRecord;
import org.knownvoice.store.ToldStore;

/** Tells supervisors of uncovered hours, each person of all holes at once. */
final class GapTelling {
    private final Pool pool;

    GapTelling(Pool pool) {
        this.pool = pool;
    }

    static List<Gap> gaps(Roster roster, Instant now) {
        return roster.onCall().gaps(now.minus(GapAlerts.BACK), now.plus(GapAlerts.AHEAD)).stream()
                .filter(gap -> roster.team(gap.place().team()).isPresent())
                .toList();
    }

    static Optional<Instant> next(Roster roster, List<Gap> gaps, Instant after) {
        return GapAlerts.next(gaps, team -> roster.team(team).orElseThrow().zone(), after);
    }

    /** Tells what is due now; how many were told. Nothing is written when there is nothing to tell, or nobody. */
    Future<Integer> tell(Roster roster, List<Gap> gaps, Instant now) {
        if (due(roster, gaps, Set.of(), now).isEmpty()) {
            return Future.succeededFuture(0);
        }
        return pool.withTransaction(tx -> ToldStore.lockGaps(tx, now.minus(GapAlerts.BACK))
                .compose(told -> tell(tx, roster, gaps, due(roster, gaps, told, now), now)));
    }

    private static List<Told> due(Roster roster, List<Gap> gaps, Set<Told> told, Instant now) {
        return GapAlerts.due(gaps, told, team -> roster.team(team).orElseThrow().zone(), now);
    }

    private Future<Integer> tell(SqlConnection tx, Roster roster, List<Gap> gaps, List<Told> news, Instant now) {
        var heard = news.stream()
                .filter(one -> !supervisorsOf(roster, one, now).isEmpty())
                .toList();
        var supervisors = heard.stream()
                .flatMap(one -> supervisorsOf(roster, one, now).stream())
                .distinct()
                .toList();
        if (heard.isEmpty()) {
            return Future.succeededFuture(0);
        }
        var notices = supervisors.stream()
                .flatMap(one -> notices(roster, one, gaps, heard.getFirst(), now))
                .toList();
        return ToldStore.putGaps(tx, heard, now)
                .compose(put -> Notices.put(tx, roster, notices, now))
                .compose(put -> OneByOne.each(supervisors, one -> record(tx, one, heard.size(), now)))
                .map(supervisors.size());
    }

    private static List<ClinicianId> supervisorsOf(Roster roster, Told told, Instant now) {
        return Supervisors.of(roster, told.place().team(), now, Set.of());
    }

    private static Stream<Notice> notices(
            Roster roster, ClinicianId supervisor, List<Gap> gaps, Told first, Instant now) {
        var own = gaps.stream()
                .filter(gap -> gap.endsAt().isAfter(now))
                .filter(gap -> supervises(roster, supervisor, gap.place().team(), now))
                .sorted(Comparator.comparing(gap -> isOld(gap, now)))
                .toList();
        var key = String.join(
                ":",
                "gaps",
                supervisor.value(),
                first.place().team().value(),
                first.place().tier().name(),
                first.startsAt().toString(),
                first.stage().name());
        return Stream.of(Notice.Way.TEXT, Notice.Way.MAIL)
                .map(way -> new Notice(key + ":" + way, supervisor, Notice.Kind.GAPS, way, values(own, now), now));
    }

    /** Has been open for so long that it comes after what is news. */
    private static boolean isOld(Gap gap, Instant now) {
        return !gap.startsAt().isAfter(now.minus(GapAlerts.BACK));
    }

    private static boolean supervises(Roster roster, ClinicianId one, TeamId team, Instant now) {
        return Supervisors.of(roster, team, now, Set.of()).contains(one);
    }

    /**
     * The holes by their number: team_1, tier_1, from_1, to_1, team_2 and so on. One that is open has no start, one that is
     * still open in 14 days no end.
     */
    private static Map<String, String> values(List<Gap> gaps, Instant now) {
        var values = new HashMap<String, String>();
        values.put("count", Integer.toString(gaps.size()));
        for (int i = 0; i < gaps.size(); i++) {
            var gap = gaps.get(i);
            values.put("team_" + (i + 1), gap.place().team().value());
            values.put("tier_" + (i + 1), gap.place().tier().name());
            if (gap.startsAt().isAfter(now)) {
                values.put("from_" + (i + 1), gap.startsAt().toString());
            }
            if (gap.endsAt().isBefore(now.plus(GapAlerts.AHEAD))) {
                values.put("to_" + (i + 1), gap.endsAt().toString());
            }
        }
        return values;
    }

    private static Future<Void> record(SqlConnection tx, ClinicianId supervisor, int gaps, Instant now) {
        return RosterRecord.append(
                tx,
                new RosterRecord.Entry(
                        now,
                        "GAPS_TOLD",
                        Optional.of(supervisor),
                        Optional.empty(),
                        RosterRecord.SYSTEM,
                        Map.of("count", Integer.toString(gaps))));
    }
}
