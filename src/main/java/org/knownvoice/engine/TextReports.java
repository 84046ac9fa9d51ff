package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.PageRef;
import org.knownvoice.directory.CarrierCodes;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PhoneSign;
import org.knownvoice.directory.PhoneStanding.Failing;
import org.knownvoice.engine.ContactTransactions.Saved;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.OutboxStore;

/** What the phone network tells of our texts once it has taken them. */
final class TextReports {
    private final ContactTransactions contacts;
    private final RosterCache rosters;

    TextReports(ContactTransactions contacts, RosterCache rosters) {
        this.contacts = contacts;
        this.rosters = rosters;
    }

    /** The text will not arrive: its page goes on; what is no page shows at least that the phone fails. */
    Future<Optional<Saved>> failed(SqlConnection tx, String sid, Optional<PhoneNumber> to, int code, Instant now) {
        return rosters.current(tx)
                .compose(roster -> OutboxStore.textFailed(tx, sid)
                        .compose(page -> page.isPresent()
                                ? contacts.lockAndDecide(
                                                tx, page.get().contact(), event(roster, page.get(), to, code), now)
                                        .map(Optional::of)
                                : shows(tx, roster, to, code, now)
                                        .compose(shown -> callersFailed(tx, sid, code, now))));
    }

    private Future<Optional<Saved>> callersFailed(SqlConnection tx, String sid, int code, Instant now) {
        return OutboxStore.callerTextFailed(tx, sid)
                .compose(contact -> contact.isPresent()
                        ? contacts.lockAndDecide(tx, contact.get(), new ContactEvent.CallerTextFailed(code), now)
                                .map(Optional::of)
                        : Future.succeededFuture(Optional.empty()));
    }

    private static ContactEvent event(Roster roster, PageRef page, Optional<PhoneNumber> to, int code) {
        int phone = to.flatMap(roster::clinicianPhone).map(roster::placeOf).orElse(1);
        return new ContactEvent.PageTextFailed(page.page(), phone, code);
    }

    private static Future<Void> shows(
            SqlConnection tx, Roster roster, Optional<PhoneNumber> phone, int code, Instant now) {
        var sign = CarrierCodes.ofRefusal(code);
        return phone.isPresent() && sign.isPresent()
                ? PhoneWatch.saw(tx, roster, phone.get(), sign.get(), now)
                : Future.succeededFuture();
    }

    /** A page's text has arrived. */
    Future<Optional<Saved>> delivered(SqlConnection tx, String sid, Optional<PhoneNumber> to, Instant now) {
        return to.map(phone -> provesItself(tx, phone, now))
                .orElseGet(Future::succeededFuture)
                .compose(seen -> OutboxStore.textDelivered(tx, sid))
                .compose(page -> page.isPresent()
                        ? contacts.lockAndDecide(
                                        tx,
                                        page.get().contact(),
                                        new ContactEvent.PageTextDelivered(
                                                page.get().page()),
                                        now)
                                .map(Optional::of)
                        : Future.succeededFuture(Optional.empty()));
    }

    /** Only where the carrier refused before is that news. */
    private Future<Void> provesItself(SqlConnection tx, PhoneNumber phone, Instant now) {
        return rosters.current(tx)
                .compose(roster -> roster.standing(phone)
                                .failing()
                                .filter(why -> why == Failing.CARRIER)
                                .isPresent()
                        ? PhoneWatch.saw(tx, roster, phone, PhoneSign.DELIVERED, now)
                        : Future.succeededFuture());
    }
}
