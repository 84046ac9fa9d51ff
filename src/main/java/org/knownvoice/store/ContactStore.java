package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.LegRef;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneNumber;

/** Where each crisis contact stands. */
public final class ContactStore {
    private ContactStore() {}

    /** A new contact with its pages and legs. */
    public static Future<Void> insert(SqlConnection tx, CrisisContact contact) {
        return Future.all(
                        ContactRow.insert(tx, contact),
                        ContactRow.insertNumbers(tx, contact.id(), contact.origin()),
                        PageRows.put(tx, contact.id(), contact.pages()),
                        LegRows.put(tx, contact.id(), contact.legs()))
                .mapEmpty();
    }

    /** Writes what a decision has changed; {@code before} is the contact as it was locked. */
    public static Future<Void> save(SqlConnection tx, CrisisContact before, CrisisContact after) {
        return Future.all(
                        ContactRow.save(tx, before, after),
                        ContactRow.saveNumber(tx, before, after),
                        PageRows.put(tx, after.id(), changed(before.pages(), after.pages())),
                        LegRows.put(tx, after.id(), changed(before.legs(), after.legs())))
                .mapEmpty();
    }

    private static <T> List<T> changed(List<T> before, List<T> after) {
        var known = new HashSet<>(before);
        return after.stream().filter(one -> !known.contains(one)).toList();
    }

    /** The contact, which nobody else can lock until this transaction ends; waits for its turn. */
    public static Future<Optional<CrisisContact>> lock(SqlConnection tx, ContactId id) {
        return locked(tx, id, "select id from crisis_contact where id = $1 for no key update");
    }

    /** The same without waiting: empty also when another transaction is at it. */
    public static Future<Optional<CrisisContact>> lockUnlessBusy(SqlConnection tx, ContactId id) {
        return locked(tx, id, "select id from crisis_contact where id = $1 for no key update skip locked");
    }

    /** The statements travel together: one round trip. The first one locks, the others see what it waited for. */
    private static Future<Optional<CrisisContact>> locked(SqlConnection tx, ContactId id, String lock) {
        var locked = tx.preparedQuery(lock).execute(Tuple.of(id.value()));
        var contact = load(tx, id);
        return Future.all(locked, contact)
                .map(all -> contact.result().filter(found -> locked.result().size() > 0));
    }

    /** The contact as it was last committed; of one moment only while it is locked or the transaction sees one moment. */
    public static Future<Optional<CrisisContact>> load(SqlConnection tx, ContactId id) {
        var row = ContactRow.load(tx, id);
        var pages = PageRows.load(tx, id);
        var legs = LegRows.load(tx, id);
        return Future.all(row, pages, legs)
                .map(all -> first(row.result()).map(own -> ContactRow.read(own, pages.result(), legs.result())));
    }

    /** The contacts of this client that have not ended: those that have this number first, then the newest first. */
    public static Future<List<CrisisContact>> openContactsOfClient(
            SqlConnection tx, ClientId client, PhoneNumber phone) {
        return tx.preparedQuery("""
                        select id from crisis_contact join crisis_contact_caller on contact_id = id
                        where client_id = $1 and ended_at is null and about_contact is null
                        order by phone = $2 desc nulls last, opened_at desc""")
                .execute(Tuple.of(client.value(), phone.e164()))
                .compose(rows -> loadAll(tx, rows));
    }

    /** The newest contact of this client that has not ended. */
    public static Future<Optional<CrisisContact>> openContactOfClient(SqlConnection tx, ClientId client) {
        return tx.preparedQuery("""
                        select id from crisis_contact
                        where client_id = $1 and ended_at is null
                            and not exists (
                                select from crisis_contact_caller
                                where contact_id = id and about_contact is not null)
                        order by opened_at desc limit 1""").execute(Tuple.of(client.value())).compose(rows -> loadFirst(tx, rows));
    }

    /** The newest contact that began from this number and has not ended. */
    public static Future<Optional<CrisisContact>> openContactOfPhone(SqlConnection tx, PhoneNumber phone) {
        return tx.preparedQuery("""
                        select id from crisis_contact join crisis_contact_caller on contact_id = id
                        where phone = $1 and ended_at is null
                        order by opened_at desc limit 1""").execute(Tuple.of(phone.e164())).compose(rows -> loadFirst(tx, rows));
    }

    /** The newest contact of what showed this as its sender and is no phone number, until a person closes it. */
    public static Future<Optional<CrisisContact>> unclosedOfSender(SqlConnection tx, String sender) {
        return tx.preparedQuery("""
                        select id from crisis_contact join crisis_contact_caller on contact_id = id
                        where sender = $1 and closed_at is null
                        order by opened_at desc limit 1""").execute(Tuple.of(sender)).compose(rows -> loadFirst(tx, rows));
    }

    /** Keeps what a text showed as its sender where that is no phone number. */
    public static Future<Void> keepSender(SqlConnection tx, ContactId id, String sender) {
        return tx.preparedQuery("update crisis_contact_caller set sender = $2 where contact_id = $1")
                .execute(Tuple.of(id.value(), sender))
                .mapEmpty();
    }

    /** Of the callers of these lines, the one who was passed on to the fallback line last, since then. */
    public static Future<Optional<CrisisContact>> passedOn(
            SqlConnection tx, Collection<PhoneNumber> lines, Instant since) {
        return tx.preparedQuery("""
                        select event.contact_id as id
                        from contact_event event join crisis_contact_caller caller using (contact_id)
                        where (event.kind = 'FALLBACK_STARTED'
                                or event.kind = 'GUEST_JOINED' and event.codes ->> 'role' = 'CRISIS_LINE')
                            and event.at >= $1 and caller.line = any($2)
                        order by event.at desc, event.id desc limit 1""")
                .execute(Tuple.tuple()
                        .addOffsetDateTime(Moments.of(since))
                        .addArrayOfString(lines.stream().map(PhoneNumber::e164).toArray(String[]::new)))
                .compose(rows -> loadFirst(tx, rows));
    }

    /** The newest call of the fallback line about this contact that has not ended. */
    public static Future<Optional<CrisisContact>> openAbout(SqlConnection tx, ContactId contact) {
        return tx.preparedQuery("""
                        select id from crisis_contact join crisis_contact_caller on contact_id = id
                        where about_contact = $1 and ended_at is null
                        order by opened_at desc limit 1""").execute(Tuple.of(contact.value())).compose(rows -> loadFirst(tx, rows));
    }

    private static Future<List<CrisisContact>> loadAll(SqlConnection tx, RowSet<Row> ids) {
        var loaded = ids.stream()
                .map(row -> load(tx, new ContactId(row.getUUID("id"))))
                .toList();
        return Future.all(loaded)
                .map(all ->
                        loaded.stream().flatMap(one -> one.result().stream()).toList());
    }

    private static Future<Optional<CrisisContact>> loadFirst(SqlConnection tx, RowSet<Row> ids) {
        return first(ids)
                .map(row -> load(tx, new ContactId(row.getUUID("id"))))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** A page, and what has become of it. */
    public record PageStanding(PageRef ref, Page.State state) {}

    /** The pages of this clinician from {@code since} on, latest first. */
    public static Future<List<PageStanding>> recentPagesOf(SqlConnection tx, ClinicianId clinician, Instant since) {
        return tx.preparedQuery("""
                        select contact_id, number, state from page
                        where clinician_id = $1 and asked_at >= $2
                        order by asked_at desc, contact_id, number desc""")
                .mapping(row -> new PageStanding(
                        new PageRef(new ContactId(row.getUUID("contact_id")), row.getInteger("number")),
                        Page.State.valueOf(row.getString("state"))))
                .execute(Tuple.of(clinician.value(), Moments.of(since)))
                .map(rows -> rows.stream().toList());
    }

    /** Which leg a call of Twilio's is. */
    public static Future<Optional<LegRef>> legBySid(SqlConnection tx, String sid) {
        return tx.preparedQuery("select contact_id, number from call_leg where sid = $1")
                .execute(Tuple.of(sid))
                .map(rows -> first(rows).map(ContactStore::leg));
    }

    /** Every leg that is not known to be over. */
    public static Future<List<LegRef>> openLegs(SqlConnection tx) {
        return tx.preparedQuery("""
                        select contact_id, number from call_leg
                        where progress <> 'OVER' order by contact_id, number""")
                .mapping(ContactStore::leg)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    private static LegRef leg(Row row) {
        return new LegRef(new ContactId(row.getUUID("contact_id")), row.getInteger("number"));
    }

    /** Each page that this clinician has accepted in a contact that has not ended, the oldest first. */
    public static Future<List<PageRef>> acceptedBy(SqlConnection tx, ClinicianId clinician) {
        return tx.preparedQuery("""
                        select id, accepted_page from crisis_contact
                        where accepted_by = $1 and ended_at is null order by accepted_at, id""")
                .mapping(row -> new PageRef(new ContactId(row.getUUID("id")), row.getInteger("accepted_page")))
                .execute(Tuple.of(clinician.value()))
                .map(rows -> rows.stream().toList());
    }

    /** Of {@link #acceptedBy} those in which clinician and caller do not talk. */
    public static Future<List<PageRef>> acceptedAndNotTalking(SqlConnection tx, ClinicianId clinician) {
        return tx.preparedQuery("""
                        select id, accepted_page from crisis_contact
                        where accepted_by = $1 and ended_at is null and talk_since is null
                        order by accepted_at, id""")
                .mapping(row -> new PageRef(new ContactId(row.getUUID("id")), row.getInteger("accepted_page")))
                .execute(Tuple.of(clinician.value()))
                .map(rows -> rows.stream().toList());
    }

    /** The accepted page of each contact that the clinician has taken since then and that is not closed, the latest first. */
    public static Future<List<PageRef>> takenSince(SqlConnection tx, ClinicianId clinician, Instant since) {
        return tx.preparedQuery("""
                        select id, accepted_page from crisis_contact
                        where accepted_by = $1 and closed_at is null and accepted_at >= $2
                        order by accepted_at desc, id""")
                .mapping(row -> new PageRef(new ContactId(row.getUUID("id")), row.getInteger("accepted_page")))
                .execute(Tuple.of(clinician.value(), Moments.of(since)))
                .map(rows -> rows.stream().toList());
    }

    /** The letters of each page that this clinician has accepted and whose contact is not closed, the oldest first. */
    public static Future<List<String>> openWith(SqlConnection tx, ClinicianId clinician) {
        return tx.preparedQuery("""
                        select id, accepted_page from crisis_contact
                        where accepted_by = $1 and closed_at is null order by accepted_at, id""")
                .mapping(row -> Page.codeOf(new ContactId(row.getUUID("id")), row.getInteger("accepted_page")))
                .execute(Tuple.of(clinician.value()))
                .map(rows -> rows.stream().toList());
    }

    /** Whether the clinician speaks with a caller, or waits for one, in a call of ours. */
    public static Future<Boolean> isOnACall(SqlConnection tx, ClinicianId clinician) {
        return tx.preparedQuery("""
                        select from crisis_contact contact join call_leg leg
                            on leg.contact_id = contact.id and leg.page = contact.accepted_page
                        where accepted_by = $1 and closed_at is null and leg.progress = 'ANSWERED' limit 1""").execute(Tuple.of(clinician.value())).map(rows -> rows.size() == 1);
    }

    /** One transaction at a time goes on with this key: two first webhooks of one caller do not make two contacts. */
    public static Future<Void> lockKey(SqlConnection tx, String key) {
        return tx.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(key))
                .mapEmpty();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.stream().findFirst();
    }
}
