package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.PageRef;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;

/** Orders to the phone network: put with the decision that made them, finished after the commit. */
public final class OutboxStore {
    /** Told at commit, with an empty payload, when an order was put. */
    public static final String CHANNEL = "outbox";

    /** What came of a call that was never placed, since it was to end before. */
    public static final String WITHDRAWN = "withdrawn";

    /** What came of a text that did not arrive. */
    public static final String UNDELIVERED = "undelivered";

    /** The result of a text that Twilio has taken. */
    public static final String SENT = "sent";

    /** The result of a text that the phone network has confirmed. */
    public static final String DELIVERED = "delivered";

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

    /** Puts the order to text what a clinician wrote, kept under this number. */
    public static Future<Void> putWords(SqlConnection tx, ContactId contact, long message, Instant now) {
        return put(tx, contact, List.of(new Command.TextWords(message)), now);
    }

    /**
     * How fast orders go out, over all servers; between two at least the part of a second that follows from it.
     *
     * @param callsPerSecond new calls; from 1
     * @param textsPerSecond texts of one line; from 1
     */
    public record Rates(int callsPerSecond, int textsPerSecond) {}

    /**
     * Claims at most so many of the orders that are due, the most urgent first; each is this server's own until the lease
     * is over. Of one leg the orders go out in their order, except that a look-up holds nothing up, and that a call which
     * nobody has begun to place is withdrawn when it is to end. So do a clinician's words to one caller. What the pace holds back has no place in a queue: something
     * more urgent that comes later still goes first. Best outside a transaction, so that a server that dies here keeps
     * nobody waiting.
     */
    public static Future<List<OutboxItem>> claim(
            SqlConnection connection, Instant now, Duration lease, Rates rates, int limit) {
        return OutboxClaim.claim(connection, now, now.plus(lease), rates, limit);
    }

    /** When the next order can be claimed, which may be over; empty when none waits. */
    public static Future<Optional<Instant>> nextDue(SqlConnection connection) {
        return OutboxClaim.nextDue(connection);
    }

    /**
     * The orders stay this server's own until then; those whose numbers come back. One that is finished or given back stays
     * so, and so does one that another server has taken over, however late this reaches the database.
     *
     * @param held until when this server holds each, as far as it knows
     */
    public static Future<Set<Long>> renew(SqlConnection connection, Map<Long, Instant> held, Instant until) {
        var ids = List.copyOf(held.keySet());
        return connection
                .preparedQuery("""
                        update outbox set leased_until = $3
                        from unnest($1::bigint[], $2::timestamptz[]) as mine (id, until)
                        where outbox.id = mine.id and leased_until = mine.until
                        returning outbox.id""")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.tuple()
                        .addArrayOfLong(ids.toArray(Long[]::new))
                        .addArrayOfOffsetDateTime(
                                ids.stream().map(held::get).map(Moments::of).toArray(OffsetDateTime[]::new))
                        .addOffsetDateTime(Moments.of(until)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** These orders are anybody's from now on: their server ends. What may have reached Twilio is looked for first. */
    public static Future<Void> giveBack(SqlConnection connection, Collection<Long> ids) {
        return connection
                .preparedQuery("""
                        with free as (
                            update outbox set leased_until = null
                            where id = any($1) and done_at is null and leased_until is not null returning 1)
                        select pg_notify($2, '') from free limit 1""")
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)).addString(CHANNEL))
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

    /**
     * The order is tried again, by whichever server is free, from then on.
     *
     * @param unclearSince since when it may have been carried out already; empty when it certainly was not
     */
    public static Future<Void> retryAt(SqlConnection tx, long id, Instant at, Optional<Instant> unclearSince) {
        return tx.preparedQuery("""
                        update outbox set due_at = $2, leased_until = null, unclear_since = $3
                        where id = $1 and done_at is null""")
                .execute(Tuple.of(
                        id, Moments.of(at), unclearSince.map(Moments::of).orElse(null)))
                .mapEmpty();
    }

    /** Notes that the network has confirmed a page's text; its page, when that is news. */
    public static Future<Optional<PageRef>> textDelivered(SqlConnection tx, String sid) {
        return tx.preparedQuery("""
                        update outbox set result = $2
                        where sid = $1 and result = $3 and text_kind in ('PAGE', 'PAGE_AGAIN') and page is not null
                        returning contact_id, page""")
                .mapping(OutboxStore::page)
                .execute(Tuple.of(sid, DELIVERED, SENT))
                .map(rows -> rows.stream().findFirst());
    }

    /** Notes that a page's text will not arrive; its page, when that is news. */
    public static Future<Optional<PageRef>> textFailed(SqlConnection tx, String sid) {
        return tx.preparedQuery("""
                        update outbox set result = $2
                        where sid = $1 and result <> $2 and text_kind in ('PAGE', 'PAGE_AGAIN') and page is not null
                        returning contact_id, page""")
                .mapping(OutboxStore::page)
                .execute(Tuple.of(sid, UNDELIVERED))
                .map(rows -> rows.stream().findFirst());
    }

    /** Notes that a text to a caller has arrived. */
    public static Future<Void> callerTextDelivered(SqlConnection tx, String sid) {
        return tx.preparedQuery("""
                        update outbox set result = $2
                        where sid = $1 and result = $3 and kind in ('TEXT_CALLER', 'TEXT_WORDS')""").execute(Tuple.of(sid, DELIVERED, SENT)).mapEmpty();
    }

    /** Notes that a text to a caller will not arrive; its contact, when that is news. */
    public static Future<Optional<ContactId>> callerTextFailed(SqlConnection tx, String sid) {
        return tx.preparedQuery("""
                        update outbox set result = $2
                        where sid = $1 and result <> $2 and kind in ('TEXT_CALLER', 'TEXT_WORDS')
                        returning contact_id""")
                .mapping(row -> new ContactId(row.getUUID("contact_id")))
                .execute(Tuple.of(sid, UNDELIVERED))
                .map(rows -> rows.stream().findFirst());
    }

    /** How many texts of this kind were wanted for a page since then. */
    public static Future<Integer> textsTo(SqlConnection tx, PageRef page, TextKind kind, Instant since) {
        return tx.preparedQuery("""
                        select count(*)::int as texts from outbox
                        where contact_id = $1 and page = $2 and text_kind = $3 and created_at > $4""")
                .execute(Tuple.of(page.contact().value(), page.page(), kind.name(), Moments.of(since)))
                .map(rows -> rows.iterator().next().getInteger("texts"));
    }

    /** How many texts of these kinds have gone to this caller's number since then. */
    public static Future<Integer> answersTo(
            SqlConnection connection, PhoneNumber caller, Set<TextKind> kinds, Instant since) {
        return connection
                .preparedQuery("""
                        select count(*)::int as texts from outbox join crisis_contact_caller using (contact_id)
                        where phone = $1 and outbox.kind = 'TEXT_CALLER' and text_kind = any($2)
                            and outbox.created_at > $3 and outbox.sid is not null""")
                .execute(Tuple.of(
                        caller.e164(), kinds.stream().map(TextKind::name).toArray(String[]::new), Moments.of(since)))
                .map(rows -> rows.iterator().next().getInteger("texts"));
    }

    private static PageRef page(Row row) {
        return new PageRef(new ContactId(row.getUUID("contact_id")), row.getInteger("page"));
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
