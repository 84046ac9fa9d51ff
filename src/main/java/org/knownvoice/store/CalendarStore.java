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
import org.knownvoice.schedule.CalendarEntry;
import org.knownvoice.schedule.CalendarFeed;
import org.knownvoice.schedule.CalendarUpdate;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** Calendar feeds, of whose secrets only the hash is known, and what each has shown. */
public final class CalendarStore {
    private CalendarStore() {}

    /** @param secretHash SHA-256 in lower-case hex */
    public static Future<Void> put(SqlConnection tx, CalendarFeed feed, String secretHash) {
        return tx.preparedQuery("""
                        insert into calendar_feed (id, secret_hash, clinician_id, team_id, made_at)
                        values ($1, $2, $3, $4, $5)""")
                .execute(Tuple.of(
                        feed.id(),
                        secretHash,
                        feed.clinician().map(ClinicianId::value).orElse(null),
                        feed.team().map(TeamId::value).orElse(null),
                        Moments.of(feed.madeAt())))
                .mapEmpty();
    }

    /** The feeds that are not revoked, the oldest first. */
    public static Future<List<CalendarFeed>> all(SqlConnection tx) {
        return tx.preparedQuery("""
                        select id, clinician_id, team_id, made_at from calendar_feed
                        where revoked_at is null order by made_at, id""")
                .mapping(CalendarStore::feed)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    /** The feed of this secret, unless it is revoked. */
    public static Future<Optional<CalendarFeed>> find(SqlConnection tx, String secretHash) {
        return tx.preparedQuery("""
                        select id, clinician_id, team_id, made_at from calendar_feed
                        where secret_hash = $1 and revoked_at is null""")
                .mapping(CalendarStore::feed)
                .execute(Tuple.of(secretHash))
                .map(rows -> rows.stream().findFirst());
    }

    /** False when there is no such feed. One that is revoked already stays so. */
    public static Future<Boolean> revoke(SqlConnection tx, UUID feed, Instant now) {
        return tx.preparedQuery("""
                        update calendar_feed set revoked_at = coalesce(revoked_at, $2) where id = $1""").execute(Tuple.of(feed, Moments.of(now))).map(rows -> rows.rowCount() > 0);
    }

    /** Whoever else wants to write what this feed shows waits until this transaction ends. */
    public static Future<Void> lock(SqlConnection tx, CalendarFeed feed) {
        return tx.preparedQuery("select from calendar_feed where id = $1 for update")
                .execute(Tuple.of(feed.id()))
                .mapEmpty();
    }

    /** What the feed has shown. */
    public static Future<List<CalendarEntry>> shown(SqlConnection tx, CalendarFeed feed) {
        return tx.preparedQuery("""
                        select uid, team_id, tier, clinician_id, starts_at, ends_at, sequence, changed_at, cancelled
                        from calendar_entry where feed_id = $1""")
                .mapping(CalendarStore::entry)
                .execute(Tuple.of(feed.id()))
                .map(rows -> rows.stream().toList());
    }

    /** Remembers what an update, made while the feed was locked, has changed. */
    public static Future<Void> save(SqlConnection tx, CalendarFeed feed, CalendarUpdate update) {
        return forget(tx, feed, update.forgotten()).compose(done -> remember(tx, feed, update.changed()));
    }

    private static Future<Void> forget(SqlConnection tx, CalendarFeed feed, List<CalendarEntry> entries) {
        return entries.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery("delete from calendar_entry where feed_id = $1 and uid = any($2)")
                        .execute(Tuple.of(feed.id())
                                .addArrayOfString(
                                        entries.stream().map(CalendarEntry::uid).toArray(String[]::new)))
                        .mapEmpty();
    }

    private static Future<Void> remember(SqlConnection tx, CalendarFeed feed, List<CalendarEntry> entries) {
        return entries.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery("""
                                insert into calendar_entry (feed_id, uid, team_id, tier, clinician_id, starts_at, ends_at,
                                    sequence, changed_at, cancelled)
                                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                                on conflict (feed_id, uid) do update set
                                    starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                                    sequence = excluded.sequence, changed_at = excluded.changed_at,
                                    cancelled = excluded.cancelled""")
                        .executeBatch(
                                entries.stream().map(one -> row(feed, one)).toList())
                        .mapEmpty();
    }

    private static Tuple row(CalendarFeed feed, CalendarEntry entry) {
        var shift = entry.shift();
        return Tuple.of(
                        feed.id(),
                        entry.uid(),
                        shift.team().value(),
                        shift.tier().name(),
                        shift.clinician().value())
                .addOffsetDateTime(Moments.of(shift.startsAt()))
                .addOffsetDateTime(Moments.of(shift.endsAt()))
                .addInteger(entry.sequence())
                .addOffsetDateTime(Moments.of(entry.changedAt()))
                .addBoolean(entry.cancelled());
    }

    private static CalendarFeed feed(Row row) {
        return new CalendarFeed(
                row.getUUID("id"),
                Optional.ofNullable(row.getString("clinician_id")).map(ClinicianId::new),
                Optional.ofNullable(row.getString("team_id")).map(TeamId::new),
                Moments.in(row, "made_at"));
    }

    private static CalendarEntry entry(Row row) {
        return new CalendarEntry(
                row.getString("uid"),
                new Shift(
                        new TeamId(row.getString("team_id")),
                        Tier.valueOf(row.getString("tier")),
                        new ClinicianId(row.getString("clinician_id")),
                        Moments.in(row, "starts_at"),
                        Moments.in(row, "ends_at")),
                row.getInteger("sequence"),
                Moments.in(row, "changed_at"),
                row.getBoolean("cancelled"));
    }
}
