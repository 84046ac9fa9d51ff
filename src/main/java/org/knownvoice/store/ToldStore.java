package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.GapAlerts.Stage;
import org.knownvoice.schedule.GapAlerts.Told;
import org.knownvoice.schedule.ShiftOverride.Place;
import org.knownvoice.schedule.Tier;

/** What the roster's people have been told, so that they are told once. */
public final class ToldStore {
    private static final String GAPS = "gap_told";

    private ToldStore() {}

    /** The holes that start after {@code since} and were told of; until the transaction ends nobody else looks. */
    public static Future<Set<Told>> lockGaps(SqlConnection tx, Instant since) {
        return ContactStore.lockKey(tx, GAPS)
                .compose(locked -> tx.preparedQuery(
                                "select team_id, tier, starts_at, stage from gap_told where starts_at > $1")
                        .mapping(row -> new Told(
                                new Place(new TeamId(row.getString("team_id")), Tier.valueOf(row.getString("tier"))),
                                Moments.in(row, "starts_at"),
                                Stage.valueOf(row.getString("stage"))))
                        .execute(Tuple.of(Moments.of(since)))
                        .map(rows -> rows.stream().collect(Collectors.toSet())));
    }

    public static Future<Void> putGaps(SqlConnection tx, List<Told> told, Instant now) {
        var columns = new Columns<Told>()
                .text(one -> one.place().team().value())
                .text(one -> one.place().tier().name())
                .moment(Told::startsAt)
                .text(one -> one.stage().name());
        return tx.preparedQuery("""
                        insert into gap_told (team_id, tier, starts_at, stage, told_at)
                        select team_id, tier, starts_at, stage, $5
                        from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])
                            as given (team_id, tier, starts_at, stage)
                        on conflict do nothing""")
                .execute(columns.arrays(told).addOffsetDateTime(Moments.of(now)))
                .mapEmpty();
    }

    /** True when this clinician has not been told before what is open at the end of this time on call. */
    public static Future<Boolean> putShiftOver(SqlConnection tx, ClinicianId clinician, Instant endedAt) {
        return tx.preparedQuery("""
                        insert into shift_over_told (clinician_id, ended_at) values ($1, $2)
                        on conflict do nothing""")
                .execute(Tuple.of(clinician.value(), Moments.of(endedAt)))
                .map(rows -> rows.rowCount() == 1);
    }
}
