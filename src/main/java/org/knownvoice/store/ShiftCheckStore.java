package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.schedule.ShiftCheck;
import org.knownvoice.schedule.ShiftOverride.Place;
import org.knownvoice.schedule.Tier;

/** Whether those whose time on call begins can be reached. */
public final class ShiftCheckStore {
    private ShiftCheckStore() {}

    /** A check and its name. */
    public record Known(UUID id, ShiftCheck check) {}

    /** True when nobody has asked about this time on call before. */
    public static Future<Boolean> insert(SqlConnection tx, Known known, Instant now) {
        var check = known.check();
        return tx.preparedQuery("""
                        insert into shift_check (id, clinician_id, team_id, tier, starts_at, state, due_at, asked_at, settled_at)
                        values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8::timestamptz,
                            case when $7::timestamptz is null then $8::timestamptz end)
                        on conflict (clinician_id, starts_at) do nothing""")
                .execute(Tuple.of(
                                known.id(),
                                check.clinician().value(),
                                check.place().team().value(),
                                check.place().tier().name(),
                                Moments.of(check.startsAt()),
                                check.state().name())
                        .addOffsetDateTime(check.dueAt().map(Moments::of).orElse(null))
                        .addOffsetDateTime(Moments.of(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    public static Future<Void> save(SqlConnection tx, UUID id, ShiftCheck check, Instant now) {
        return tx.preparedQuery("""
                        update shift_check set state = $2, due_at = $3::timestamptz,
                            settled_at = case when $3::timestamptz is null then $4::timestamptz end
                        where id = $1""")
                .execute(Tuple.of(id, check.state().name())
                        .addOffsetDateTime(check.dueAt().map(Moments::of).orElse(null))
                        .addOffsetDateTime(Moments.of(now)))
                .mapEmpty();
    }

    /** Somebody else has the shift now: nothing is asked any more. */
    public static Future<Void> drop(SqlConnection tx, UUID id) {
        return tx.preparedQuery("delete from shift_check where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** The checks for which something is due, longest overdue first. */
    public static Future<List<UUID>> due(SqlConnection connection, Instant now, int limit) {
        return connection
                .preparedQuery("select id from shift_check where due_at <= $1 order by due_at, id limit $2")
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(Moments.of(now), limit))
                .map(rows -> rows.stream().toList());
    }

    /** The check, which nobody else can lock until this transaction ends; waits for its turn. */
    public static Future<Optional<Known>> lock(SqlConnection tx, UUID id) {
        return first(tx, """
                select id, clinician_id, team_id, tier, starts_at, state, due_at from shift_check
                where id = $1 for update""", Tuple.of(id));
    }

    /** The same without waiting: empty also when another transaction is at it. */
    public static Future<Optional<Known>> lockUnlessBusy(SqlConnection tx, UUID id) {
        return first(tx, """
                select id, clinician_id, team_id, tier, starts_at, state, due_at from shift_check
                where id = $1 for update skip locked""", Tuple.of(id));
    }

    /** The latest check of the clinician that waits for an answer, or whose time on call began after {@code since}; locked. */
    public static Future<Optional<Known>> lockOf(SqlConnection tx, ClinicianId clinician, Instant since) {
        return first(tx, """
                select id, clinician_id, team_id, tier, starts_at, state, due_at from shift_check
                where clinician_id = $1 and (due_at is not null or starts_at > $2)
                order by due_at is null, starts_at desc limit 1 for update""", Tuple.of(clinician.value(), Moments.of(since)));
    }

    /** The same of one that waits for an answer, without waiting: empty also when another transaction is at it. */
    public static Future<Optional<Known>> lockWaitingUnlessBusy(SqlConnection tx, ClinicianId clinician) {
        return first(tx, """
                select id, clinician_id, team_id, tier, starts_at, state, due_at from shift_check
                where clinician_id = $1 and due_at is not null
                order by starts_at desc limit 1 for update skip locked""", Tuple.of(clinician.value()));
    }

    public static Future<Optional<Known>> find(SqlConnection connection, UUID id) {
        return first(connection, """
                select id, clinician_id, team_id, tier, starts_at, state, due_at from shift_check
                where id = $1""", Tuple.of(id));
    }

    private static Future<Optional<Known>> first(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .mapping(ShiftCheckStore::known)
                .execute(values)
                .map(rows -> rows.stream().findFirst());
    }

    private static Known known(Row row) {
        return new Known(
                row.getUUID("id"),
                new ShiftCheck(
                        new ClinicianId(row.getString("clinician_id")),
                        new Place(new TeamId(row.getString("team_id")), Tier.valueOf(row.getString("tier"))),
                        Moments.in(row, "starts_at"),
                        ShiftCheck.State.valueOf(row.getString("state")),
                        Moments.find(row, "due_at")));
    }
}
