package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knownvoice.contact.ContactId;
import org.knownvoice.directory.ClinicianId;

/** The one next deadline of each contact. */
public final class TimerStore {
    /** Told at commit, with an empty payload, when something is due earlier than it was. */
    public static final String CHANNEL = "timer";

    private TimerStore() {}

    /** Sets the contact's deadline; empty: it has none. */
    public static Future<Void> set(SqlConnection tx, ContactId contact, Optional<Instant> due) {
        return due.map(at -> put(tx, contact, at)).orElseGet(() -> remove(tx, contact));
    }

    private static Future<Void> put(SqlConnection tx, ContactId contact, Instant due) {
        return tx.preparedQuery("""
                        with before as (select due_at from contact_timer where contact_id = $1),
                        put as (
                            insert into contact_timer (contact_id, due_at) values ($1, $2)
                            on conflict (contact_id) do update set due_at = excluded.due_at
                            where contact_timer.due_at <> excluded.due_at
                            returning due_at)
                        select pg_notify('timer', '') from put
                        where not exists (select from before where before.due_at <= put.due_at)""")
                .execute(Tuple.of(contact.value(), Moments.of(due)))
                .mapEmpty();
    }

    private static Future<Void> remove(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("delete from contact_timer where contact_id = $1")
                .execute(Tuple.of(contact.value()))
                .mapEmpty();
    }

    /** The contacts for which something is due, longest overdue first. */
    public static Future<List<ContactId>> due(SqlConnection connection, Instant now, int limit) {
        return connection
                .preparedQuery("select contact_id from contact_timer where due_at <= $1 order by due_at limit $2")
                .mapping(TimerStore::contact)
                .execute(Tuple.of(Moments.of(now), limit))
                .map(rows -> rows.stream().toList());
    }

    private static ContactId contact(Row row) {
        return new ContactId(row.getUUID("contact_id"));
    }

    /** The earliest deadline of all, which may be over; empty when nothing waits. */
    public static Future<Optional<Instant>> next(SqlConnection connection) {
        return connection
                .preparedQuery("select min(due_at) as due_at from contact_timer")
                .execute()
                .map(rows -> Moments.find(rows.iterator().next(), "due_at"));
    }

    /**
     * These clinicians' phones have become free: other contacts that want to ring them are due now. A contact at which
     * another transaction is working is passed over, since two transactions that wait for each other would both fail; it
     * looks at the phone again by its own deadline.
     */
    public static Future<Void> nudge(SqlConnection tx, ContactId except, Set<ClinicianId> clinicians, Instant now) {
        if (clinicians.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery("""
                        with waiting as (
                            select contact_id from contact_timer
                            where due_at > $3 and contact_id <> $1 and contact_id in (
                                select contact_id from page
                                where clinician_id = any($2) and state in ('OPEN', 'ACCEPTED'))
                            for update skip locked),
                        nudged as (
                            update contact_timer set due_at = $3
                            where contact_id in (select contact_id from waiting)
                            returning contact_id)
                        select pg_notify('timer', '') from nudged limit 1""")
                .execute(Tuple.of(
                        except.value(),
                        clinicians.stream().map(ClinicianId::value).toArray(String[]::new),
                        Moments.of(now)))
                .mapEmpty();
    }
}
