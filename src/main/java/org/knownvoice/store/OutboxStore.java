package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.ClinicianId;

/** Orders to the phone network: put with the decision that made them, finished after the commit. */
public final class OutboxStore {
    /** Told at commit, with an empty payload, when an order was put. */
    public static final String CHANNEL = "outbox";

    /** What came of a call that was never placed, since it was to end before. */
    public static final String WITHDRAWN = "withdrawn";

    private static final Columns<CommandRows> COLUMNS = new Columns<CommandRows>()
            .text(CommandRows::kind)
            .withOptional(Integer.class, CommandRows::leg)
            .withOptional(Integer.class, CommandRows::page)
            .withOptional(String.class, row -> row.text().map(TextKind::name))
            .withOptional(String.class, row -> row.to().map(ClinicianId::value))
            .withOptional(String.class, row -> row.about().map(ClinicianId::value))
            .withOptional(Long.class, CommandRows::message)
            .with(Integer.class, row -> row.priority().ordinal())
            .withOptional(String.class, CommandRows::pace);

    private OutboxStore() {}

    /** Puts the orders in their order, due now. */
    public static Future<Void> put(SqlConnection tx, ContactId contact, List<Command> commands, Instant now) {
        if (commands.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery("""
                        with line as (
                            select 'texts:' || line as pace from crisis_contact_caller where contact_id = $10),
                        first_text as (
                            insert into pace (kind, next_at) select pace, '-infinity' from line
                            where 'texts' = any($9::text[]) on conflict do nothing),
                        put as (
                            insert into outbox (contact_id, kind, leg, page, text_kind, to_clinician, about_clinician,
                                message_id, priority, pace, created_at, due_at)
                            select $10, kind, leg, page, text_kind, to_clinician, about_clinician, message_id, priority,
                                case pace when 'texts' then (select pace from line) else pace end, $11, $11
                            from unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[],
                                $7::bigint[], $8::int[], $9::text[]) with ordinality
                                as given (kind, leg, page, text_kind, to_clinician, about_clinician, message_id,
                                    priority, pace, place)
                            order by place
                            returning id)
                        select pg_notify('outbox', '') from put limit 1""")
                .execute(COLUMNS.arrays(commands.stream().map(CommandRows::of).toList())
                        .addUUID(contact.value())
                        .addOffsetDateTime(Moments.of(now)))
                .mapEmpty();
    }

    /** The order is finished. Finishing it again changes nothing. {@code result} is a code; {@code sid} what it became. */
    public static Future<Void> done(SqlConnection tx, long id, Instant now, String result, Optional<String> sid) {
        return tx.preparedQuery("""
                        update outbox set done_at = $2, result = $3, sid = $4, leased_until = null
                        where id = $1 and done_at is null""")
                .execute(Tuple.of(id, Moments.of(now), result, sid.orElse(null)))
                .mapEmpty();
    }

    /** The order is tried again, by whichever server is free, from then on. */
    public static Future<Void> retryAt(SqlConnection tx, long id, Instant at) {
        return tx.preparedQuery("update outbox set due_at = $2, leased_until = null where id = $1 and done_at is null")
                .execute(Tuple.of(id, Moments.of(at)))
                .mapEmpty();
    }

    /** What a call or text of Twilio's was ordered as. */
    public record Sent(ContactId contact, Command command) {}

    /** The order that became this call or text. */
    public static Future<Optional<Sent>> sentAs(SqlConnection tx, String sid) {
        return tx.preparedQuery("""
                        select contact_id, kind, leg, page, text_kind, to_clinician, about_clinician, message_id, priority
                        from outbox where sid = $1""")
                .mapping(row -> new Sent(new ContactId(row.getUUID("contact_id")), CommandRows.read(row)))
                .execute(Tuple.of(sid))
                .map(rows -> rows.stream().findFirst());
    }

    /**
     * What waits.
     *
     * @param waiting how many orders are not finished
     * @param oldest for how long the oldest of them has waited; zero when there is none
     */
    public record Backlog(int waiting, Duration oldest) {}

    public static Future<Backlog> backlog(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery("""
                        select count(*)::int as waiting, min(created_at) as oldest
                        from outbox where done_at is null""")
                .execute()
                .map(rows -> backlog(rows.iterator().next(), now));
    }

    private static Backlog backlog(Row row, Instant now) {
        return new Backlog(
                row.getInteger("waiting"),
                Moments.find(row, "oldest")
                        .map(oldest -> Duration.between(oldest, now))
                        .orElse(Duration.ZERO));
    }
}
