package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.schedule.Notice;

/** What staff are told beside pages: put with the decision that made it, sent after the commit. */
public final class NoticeStore {
    /** Told at commit, with an empty payload, when a notice was put. */
    public static final String CHANNEL = "notice";

    private NoticeStore() {}

    /** Puts the notices; one whose key is there already is left as it is. {@code line}: from which line this person hears. */
    public static Future<Void> put(
            SqlConnection tx, List<Notice> notices, Function<ClinicianId, PhoneNumber> line, Instant now) {
        if (notices.isEmpty()) {
            return Future.succeededFuture();
        }
        var columns = new Columns<Notice>()
                .text(Notice::key)
                .text(notice -> notice.to().value())
                .text(notice -> notice.kind().name())
                .text(notice -> notice.way().name())
                .text(notice -> new JsonObject(Map.copyOf(notice.values())).encode())
                .withOptional(String.class, notice -> pace(notice, line))
                .moment(Notice::dueAt);
        return tx.preparedQuery("""
                        with given as (
                            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                                $7::timestamptz[]) with ordinality
                                as given (key, clinician_id, kind, way, details, pace, due_at, place)),
                        first_text as (
                            insert into pace (kind, next_at) select distinct pace, '-infinity'::timestamptz from given
                            where pace is not null on conflict do nothing),
                        put as (
                            insert into notice (key, clinician_id, kind, way, details, pace, created_at, due_at)
                            select key, clinician_id, kind, way, details::jsonb, pace, $8, due_at
                            from given order by place
                            on conflict (key) do nothing
                            returning id)
                        select pg_notify('notice', '') from put limit 1""")
                .execute(columns.arrays(notices).addOffsetDateTime(Moments.of(now)))
                .mapEmpty();
    }

    /**
     * Claims at most so many of the notices that are due; each is this server's own until the lease is over. A notice takes
     * a place in the pace of calls or texts only while no due order of the outbox waits for it. Best outside a transaction.
     */
    public static Future<List<NoticeItem>> claim(
            SqlConnection connection, Instant now, Duration lease, OutboxStore.Rates rates, int limit) {
        return NoticeClaim.claim(connection, now, now.plus(lease), rates, limit);
    }

    /** When the next notice can be claimed, which may be over; empty when none waits, or all behind the outbox. */
    public static Future<Optional<Instant>> nextDue(SqlConnection connection, Instant now) {
        return NoticeClaim.nextDue(connection, now);
    }

    /**
     * The notice is finished; a code that it held is forgotten. Finishing it again changes nothing. {@code result} is a
     * code; {@code sid} what it became.
     */
    public static Future<Void> done(SqlConnection tx, long id, Instant now, String result, Optional<String> sid) {
        return tx.preparedQuery("""
                        update notice set done_at = $2, result = $3, sid = $4, leased_until = null,
                            details = details - 'digits'
                        where id = $1 and done_at is null""")
                .execute(Tuple.of(id, Moments.of(now), result, sid.orElse(null)))
                .mapEmpty();
    }

    /** The notice is tried again, by whichever server is free, from then on. */
    public static Future<Void> retryAt(SqlConnection tx, long id, Instant at) {
        return tx.preparedQuery("update notice set due_at = $2, leased_until = null where id = $1 and done_at is null")
                .execute(Tuple.of(id, Moments.of(at)))
                .mapEmpty();
    }

    /** How many notices of this kind were put for this person since then. */
    public static Future<Integer> countSince(SqlConnection tx, ClinicianId to, Notice.Kind kind, Instant since) {
        return tx.preparedQuery("""
                        select count(*)::int as notices from notice
                        where clinician_id = $1 and kind = $2 and created_at > $3""")
                .execute(Tuple.of(to.value(), kind.name(), Moments.of(since)))
                .map(rows -> rows.iterator().next().getInteger("notices"));
    }

    public static Future<Optional<NoticeItem>> find(SqlConnection connection, long id) {
        return connection
                .preparedQuery("""
                        select id, key, clinician_id, kind, way, details, pace, created_at, due_at, attempts, sid
                        from notice where id = $1""")
                .mapping(NoticeClaim::item)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    private static Optional<String> pace(Notice notice, Function<ClinicianId, PhoneNumber> line) {
        return switch (notice.way()) {
            case CALL -> Optional.of("calls");
            case TEXT -> Optional.of("texts:" + line.apply(notice.to()).e164());
            case MAIL -> Optional.empty();
        };
    }
}
