package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.schedule.Notice;

/**
 * Handing out the notices: each to one server at a time, at the outbox's pace, and only where no order of it waits. A kind
 * that this version does not know is left to the server of the newer version that put it.
 */
final class NoticeClaim {
    private static final String TEXTS = "texts:";

    private static final String[] KNOWN =
            Arrays.stream(Notice.Kind.values()).map(Enum::name).toArray(String[]::new);

    private NoticeClaim() {}

    static Future<List<NoticeItem>> claim(
            SqlConnection connection, Instant now, Instant leasedUntil, OutboxStore.Rates rates, int limit) {
        return connection
                .preparedQuery("""
                        with paced as (
                            select kind, next_at, gap * interval '1 microsecond' as gap
                            from pace, lateral (select case kind when 'calls' then $4::bigint else $5::bigint end as gap) as rate
                            where next_at <= $1
                                and kind in (select pace from notice where done_at is null and due_at <= $1)
                                and not exists (
                                    select from outbox
                                    where outbox.pace = pace.kind and done_at is null and due_at <= $1
                                        and (text_kind is null or text_kind = any($7))
                                        and (leased_until is null or leased_until <= $1))
                            order by kind for no key update of pace),
                        slots as (
                            select kind, gap, start,
                                case when gap > interval '0' then floor(extract(epoch from $1 - start)
                                    / extract(epoch from gap))::int + 1 else $3 end as free
                            from paced, lateral (select greatest(next_at, $1 - case
                                when gap < interval '100 ms' then interval '100 ms' else interval '0' end) as start) as base
                            union all
                            select null, null, null, $3),
                        mine as materialized (
                            select item.id, slots.kind, slots.gap, slots.start
                            from slots, lateral (
                                select id from notice
                                where notice.pace is not distinct from slots.kind
                                    and done_at is null and due_at <= $1 and notice.kind = any($6)
                                    and (leased_until is null or leased_until <= $1)
                                order by due_at, id
                                limit least(slots.free, $3)
                                for no key update skip locked) as item),
                        moved as (
                            update pace set next_at = used.start + used.taken * used.gap
                            from (select kind, start, gap, count(*) as taken from mine group by kind, start, gap) as used
                            where pace.kind = used.kind)
                        update notice set leased_until = $2, attempts = attempts + 1
                        from mine where notice.id = mine.id
                        returning notice.id, key, clinician_id, notice.kind, way, details, pace, created_at, due_at,
                            attempts, sid""")
                .mapping(NoticeClaim::item)
                .execute(Tuple.of(
                        Moments.of(now),
                        Moments.of(leasedUntil),
                        limit,
                        OutboxClaim.gap(rates.callsPerSecond()),
                        OutboxClaim.gap(rates.textsPerSecond()),
                        KNOWN,
                        OutboxClaim.KNOWN_TEXTS))
                .map(rows -> rows.stream().toList());
    }

    /** A notice that waits behind an order of the outbox is looked at again when that order is done. */
    static Future<Optional<Instant>> nextDue(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery("""
                        select min(greatest(due_at, leased_until, next_at)) as due_at
                        from notice left join pace on pace.kind = notice.pace
                        where done_at is null and notice.kind = any($2) and not exists (
                            select from outbox
                            where outbox.pace = notice.pace and outbox.done_at is null and outbox.due_at <= $1
                                and (outbox.text_kind is null or outbox.text_kind = any($3))
                                and (outbox.leased_until is null or outbox.leased_until <= $1))""")
                .execute(Tuple.of(Moments.of(now)).addArrayOfString(KNOWN).addArrayOfString(OutboxClaim.KNOWN_TEXTS))
                .map(rows -> Moments.find(rows.iterator().next(), "due_at"));
    }

    static NoticeItem item(Row row) {
        return new NoticeItem(
                row.getLong("id"),
                new Notice(
                        row.getString("key"),
                        new ClinicianId(row.getString("clinician_id")),
                        Notice.Kind.valueOf(row.getString("kind")),
                        Notice.Way.valueOf(row.getString("way")),
                        values(row),
                        Moments.in(row, "due_at")),
                Moments.in(row, "created_at"),
                row.getInteger("attempts"),
                Optional.ofNullable(row.getString("pace"))
                        .filter(pace -> pace.startsWith(TEXTS))
                        .map(pace -> new PhoneNumber(pace.substring(TEXTS.length()))),
                Optional.ofNullable(row.getString("sid")));
    }

    private static Map<String, String> values(Row row) {
        return row.getJsonObject("details").getMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, value -> value.getValue().toString()));
    }
}
