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

    private static final Duration PAGES_OF = Duration.ofHours(24);

    /**
     * The page meant by the reply: the one with its code, else the only open one, else the latest of all. Who asks to ring
     * back without a code means the contact that is theirs; where there are two they are asked which.
     */
    static Future<Optional<Meant>> meant(SqlConnection tx, ClinicianId clinician, PageReply reply, Instant now) {
        var since = now.minus(PAGES_OF);
        return ContactStore.recentPagesOf(tx, clinician, since).compose(pages -> {
            var coded = coded(pages, reply);
            if (coded.isPresent()) {
                return Future.succeededFuture(Optional.of(meant(coded.get().ref(), clinician, reply)));
            }
            return reply.act() == PageReply.Act.RING_BACK
                    ? ContactStore.takenSince(tx, clinician, since)
                            .compose(theirs -> toRingBack(tx, clinician, reply, pages, theirs, now))
                    : toAnswer(tx, clinician, reply, pages, now);
        });
    }

    private static Future<Optional<Meant>> toRingBack(
            SqlConnection tx,
            ClinicianId clinician,
            PageReply reply,
            List<ContactStore.PageStanding> pages,
            List<PageRef> theirs,
            Instant now) {
        if (theirs.size() > 1) {
            return askWhich(tx, clinician, TextKind.WHICH_CALL, theirs.getFirst(), now);
        }
        return Future.succeededFuture(theirs.stream()
                .findFirst()
                .or(() -> pages.stream().findFirst().map(ContactStore.PageStanding::ref))
                .map(page -> meant(page, clinician, reply)));
    }

    private static Future<Optional<Meant>> toAnswer(
            SqlConnection tx,
            ClinicianId clinician,
            PageReply reply,
            List<ContactStore.PageStanding> pages,
            Instant now) {
        var open =
                pages.stream().filter(page -> page.state() == Page.State.OPEN).toList();
        if (open.size() > 1) {
            return askWhich(tx, clinician, TextKind.WHICH_PAGE, open.getFirst().ref(), now);
        }
        return Future.succeededFuture(open.stream()
                .findFirst()
                .or(() -> pages.stream().findFirst())
                .map(page -> meant(page.ref(), clinician, reply)));
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

    /** A text asks the clinician which one they mean; nothing follows from it yet. */
    static Future<Optional<Meant>> askWhich(
            SqlConnection tx, ClinicianId clinician, TextKind which, PageRef page, Instant now) {
        return OutboxStore.put(
                        tx,
                        page.contact(),
                        List.of(new Command.TextClinician(
                                clinician, which, Optional.of(page.page()), Optional.empty(), Priority.PAGE)),
                        now)
                .map(asked -> Optional.empty());
    }
}
