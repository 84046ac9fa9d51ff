package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.paging.Workload;

/** What the crises of these days mean for whom to ask first. */
public final class WorkloadStore {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final ContactId NO_CONTACT = new ContactId(new UUID(0, 0));

    private WorkloadStore() {}

    /** As other contacts than {@code except} have it; the statements travel together. */
    public static Future<Workload> of(SqlConnection tx, ContactId except, Optional<ClientId> client, Instant now) {
        var pages = pagesSince(tx, now.minus(WEEK));
        var rung = rungForAnotherCrisis(tx, except);
        var taken = hasAnotherCrisis(tx, except);
        var last = client.map(known -> lastCrisisWith(tx, except, known))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return Future.all(pages, rung, taken, last)
                .map(all -> new Workload(
                        pages.result(), both(rung.result(), taken.result()), taken.result(), last.result()));
    }

    /** As it would be for this client calling at a time: a call joins the contact that the client has open. */
    public static Future<Workload> ofCaller(SqlConnection tx, ClientId client, Instant at, Instant now) {
        return ContactStore.openContactOfClient(tx, client)
                .compose(open -> of(tx, open.map(CrisisContact::id).orElse(NO_CONTACT), Optional.of(client), at))
                .map(load -> at.equals(now) ? load : load.atAnotherTime());
    }

    private static Future<Map<ClinicianId, Integer>> pagesSince(SqlConnection tx, Instant since) {
        return tx.preparedQuery("""
                        select clinician_id, count(*)::int as pages from page
                        where asked_at > $1 group by clinician_id""")
                .collecting(Collectors.toMap(
                        row -> new ClinicianId(row.getString("clinician_id")), row -> row.getInteger("pages")))
                .execute(Tuple.of(Moments.of(since)))
                .map(rows -> rows.value());
    }

    private static Set<ClinicianId> both(Set<ClinicianId> one, Set<ClinicianId> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    /** A call of ours rings their phone, or has them on it. */
    private static Future<Set<ClinicianId>> rungForAnotherCrisis(SqlConnection tx, ContactId except) {
        return clinicians(tx, except, """
                        select clinician_id from call_leg leg
                            join page on page.contact_id = leg.contact_id and page.number = leg.page
                        where leg.progress <> 'OVER' and leg.contact_id <> $1
                        union
                        select guest from call_leg
                        where guest is not null and progress <> 'OVER' and contact_id <> $1""");
    }

    /**
     * They have accepted and are with the caller, or on their way, or help in a talk: not between two tries to call a client
     * back, nor while the two write to each other, nor while the caller talks with the fallback line or stays with whom they
     * have called in. A call of the fallback line about a caller and that caller's own contact are one crisis.
     */
    private static Future<Set<ClinicianId>> hasAnotherCrisis(SqlConnection tx, ContactId except) {
        return clinicians(tx, except, """
                        select accepted_by as clinician_id from crisis_contact contact
                        where ended_at is null and id <> $1 and accepted_by is not null and callback_at is null
                            and (talk_since is not null or lapses_at is not null)
                            and not exists (
                                select from crisis_contact_caller caller
                                where caller.contact_id = contact.id and caller.about_contact = $1
                                    or caller.contact_id = $1 and caller.about_contact = contact.id)
                            and (medium = 'CALL' and talk_since is null or exists (
                                select from call_leg where contact_id = contact.id and progress <> 'OVER'))
                            and (talk_since is null
                                or exists (
                                    select from call_leg
                                    where contact_id = contact.id and role = 'CLINICIAN' and progress <> 'OVER')
                                or not exists (
                                    select from call_leg
                                    where contact_id = contact.id and role in ('SUPERVISOR', 'CRISIS_LINE')
                                        and progress = 'ANSWERED' and place in ('BRIDGE', 'MOMENT')))
                        union
                        select guest from call_leg
                        where guest is not null and progress = 'ANSWERED' and place in ('BRIDGE', 'MOMENT')
                            and contact_id <> $1""");
    }

    private static Future<Set<ClinicianId>> clinicians(SqlConnection tx, ContactId except, String sql) {
        return tx.preparedQuery(sql)
                .mapping(row -> new ClinicianId(row.getString("clinician_id")))
                .execute(Tuple.of(except.value()))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    private static Future<Optional<ClinicianId>> lastCrisisWith(SqlConnection tx, ContactId except, ClientId client) {
        return tx.preparedQuery("""
                        select accepted_by from crisis_contact
                        where client_id = $2 and id <> $1 and accepted_by is not null
                        order by opened_at desc limit 1""")
                .mapping(row -> new ClinicianId(row.getString("accepted_by")))
                .execute(Tuple.of(except.value(), client.value()))
                .map(rows -> rows.stream().findFirst());
    }
}
