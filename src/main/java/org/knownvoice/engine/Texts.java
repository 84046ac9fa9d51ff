package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.Command;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.Page;
import org.knownvoice.contact.PageRef;
import org.knownvoice.contact.PageReply;
import org.knownvoice.contact.Priority;
import org.knownvoice.contact.TextKind;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.store.ContactStore;
import org.knownvoice.store.OutboxStore;

/** What a clinician's text is about: which page it answers, or that it answers none. */
final class Texts {
    private Texts() {}

    /** An event for a contact, or nothing but an answer to the clinician. */
    record Meant(PageRef page, ContactEvent event) {}

    /**
     * The page meant by the reply: the one with its code, else the only open one, else the latest of all. Who asks to ring
     * back without a code means the latest contact that is theirs.
     */
    static Future<Optional<Meant>> meant(SqlConnection tx, ClinicianId clinician, PageReply reply, Instant now) {
        return ContactStore.recentPagesOf(tx, clinician, now.minus(Duration.ofHours(24)))
                .compose(pages -> {
                    var open = pages.stream()
                            .filter(page -> page.state() == Page.State.OPEN)
                            .toList();
                    var coded = coded(pages, reply);
                    var accepted = pages.stream()
                            .filter(page -> page.state() == Page.State.ACCEPTED)
                            .findFirst();
                    if (reply.code().isPresent() && coded.isPresent()) {
                        return Future.succeededFuture(coded.map(page -> meant(page.ref(), clinician, reply)));
                    }
                    if (reply.act() == PageReply.Act.RING_BACK && accepted.isPresent()) {
                        return Future.succeededFuture(accepted.map(page -> meant(page.ref(), clinician, reply)));
                    }
                    if (open.size() > 1 && reply.act() != PageReply.Act.RING_BACK) {
                        return askWhich(tx, clinician, open.getFirst().ref(), now)
                                .map(asked -> Optional.empty());
                    }
                    return Future.succeededFuture(open.stream()
                            .findFirst()
                            .or(() -> pages.stream().findFirst())
                            .map(page -> meant(page.ref(), clinician, reply)));
                });
    }

    private static Optional<ContactStore.PageStanding> coded(List<ContactStore.PageStanding> pages, PageReply reply) {
        return reply.code()
                .flatMap(code -> pages.stream()
                        .filter(page -> Page.codeOf(
                                        page.ref().contact(), page.ref().page())
                                .equals(code))
                        .findFirst());
    }

    private static Meant meant(PageRef page, ClinicianId clinician, PageReply reply) {
        return new Meant(
                page,
                switch (reply.act()) {
                    case ACCEPT -> new ContactEvent.PageAccepted(page.page(), Acceptance.Way.TEXT);
                    case DECLINE -> new ContactEvent.PageDeclined(page.page());
                    case RING_BACK -> new ContactEvent.RingBackAsked(clinician);
                });
    }

    private static Future<Void> askWhich(SqlConnection tx, ClinicianId clinician, PageRef page, Instant now) {
        return OutboxStore.put(
                tx,
                page.contact(),
                List.of(new Command.TextClinician(
                        clinician, TextKind.WHICH_PAGE, Optional.of(page.page()), Optional.empty(), Priority.PAGE)),
                now);
    }
}
