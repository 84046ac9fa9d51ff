package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.TextKind;

/**
 * Handing out the outbox: each order to one server at a time, the most urgent first, no faster than Twilio takes them. An
 * order, or a text, of a kind that this version does not know is left to the server of the newer version that put it.
 */
final class OutboxClaim {
    static final String[] KNOWN_TEXTS =
            Arrays.stream(TextKind.values()).map(Enum::name).toArray(String[]::new);

    private static final String[] KINDS = CommandRows.KINDS.toArray(String[]::new);

    private OutboxClaim() {}

    static Future<List<OutboxItem>> claim(
            SqlConnection connection, Instant now, Instant leasedUntil, OutboxStore.Rates rates, int limit) {
        var withdrawn = withdraw(connection, now);
        var claimed = connection
                .preparedQuery("""
                        with paced as (
                            select kind, next_at, gap * interval '1 microsecond' as gap
                            from pace, lateral (select case kind when 'calls' then $4::bigint else $5::bigint end as gap) as rate
                            where next_at <= $1
                                and kind in (select pace from outbox where done_at is null and due_at <= $1)
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
                            select item.id, item.unclear_since, slots.kind, slots.gap, slots.start
                            from slots, lateral (
                                select id, unclear_since from outbox waiting
                                where waiting.pace is not distinct from slots.kind
                                    and done_at is null and due_at <= $1
                                    and waiting.kind = any($7) and (text_kind is null or text_kind = any($6))
                                    and (leased_until is null or leased_until <= $1)
                                    and not exists (
                                        select from outbox earlier
                                        where earlier.contact_id = waiting.contact_id and earlier.leg = waiting.leg
                                            and earlier.id < waiting.id and earlier.done_at is null
                                            and earlier.kind <> 'LOOK_UP_CALL')
                                    and not exists (
                                        select from outbox earlier
                                        where earlier.contact_id = waiting.contact_id
                                            and earlier.kind = 'TEXT_WORDS' and waiting.kind = 'TEXT_WORDS'
                                            and earlier.id < waiting.id and earlier.done_at is null)
                                order by priority, id
                                limit least(slots.free, $3)
                                for no key update skip locked) as item),
                        moved as (
                            update pace set next_at = used.start + used.taken * used.gap
                            from (select kind, start, gap, count(*) as taken from mine group by kind, start, gap) as used
                            where pace.kind = used.kind)
                        update outbox set leased_until = $2, attempts = attempts + 1,
                            unclear_since = coalesce(outbox.unclear_since, $1)
                        from mine where outbox.id = mine.id
                        returning outbox.id, contact_id, outbox.kind, leg, page, text_kind, to_clinician,
                            about_clinician, message_id, priority, attempts, mine.unclear_since, created_at,
                            (select words from message where message.id = message_id) as words""")
                .mapping(OutboxClaim::item)
                .execute(Tuple.of(
                                Moments.of(now),
                                Moments.of(leasedUntil),
                                limit,
                                gap(rates.callsPerSecond()),
                                gap(rates.textsPerSecond()))
                        .addArrayOfString(KNOWN_TEXTS)
                        .addArrayOfString(KINDS));
        return Future.all(withdrawn, claimed)
                .map(all -> claimed.result().stream()
                        .sorted(OutboxItem.URGENT_FIRST)
                        .toList());
    }

    /** Microseconds from one to the next. */
    static long gap(int perSecond) {
        return Math.ceilDiv(1_000_000L, perSecond);
    }

    private static Future<Void> withdraw(SqlConnection connection, Instant now) {
        return connection.preparedQuery("""
                        with unsent as (
                            select id from outbox place
                            where kind = 'PLACE_CALL' and attempts = 0 and leased_until is null and done_at is null
                                and exists (
                                    select from outbox ending
                                    where ending.contact_id = place.contact_id and ending.leg = place.leg
                                        and ending.kind = 'END_CALL' and ending.done_at is null)
                            for no key update skip locked)
                        update outbox set done_at = $1, result = 'withdrawn'
                        from unsent where outbox.id = unsent.id""").execute(Tuple.of(Moments.of(now))).mapEmpty();
    }

    private static OutboxItem item(Row row) {
        return new OutboxItem(
                row.getLong("id"),
                new ContactId(row.getUUID("contact_id")),
                CommandRows.read(row),
                row.getInteger("attempts"),
                Moments.find(row, "unclear_since"),
                Moments.in(row, "created_at"),
                Optional.ofNullable(row.getString("words")));
    }

    static Future<Optional<Instant>> nextDue(SqlConnection connection) {
        return connection
                .preparedQuery("""
                        select min(greatest(due_at, leased_until, next_at)) as due_at
                        from outbox waiting left join pace on pace.kind = waiting.pace
                        where done_at is null and waiting.kind = any($2)
                            and (text_kind is null or text_kind = any($1)) and not exists (
                            select from outbox earlier
                            where earlier.contact_id = waiting.contact_id and earlier.leg = waiting.leg
                                and earlier.id < waiting.id and earlier.done_at is null
                                and earlier.kind <> 'LOOK_UP_CALL')
                            and not exists (
                                select from outbox earlier
                                where earlier.contact_id = waiting.contact_id
                                    and earlier.kind = 'TEXT_WORDS' and waiting.kind = 'TEXT_WORDS'
                                    and earlier.id < waiting.id and earlier.done_at is null)""")
                .execute(Tuple.tuple().addArrayOfString(KNOWN_TEXTS).addArrayOfString(KINDS))
                .map(rows -> Moments.find(rows.iterator().next(), "due_at"));
    }
}
