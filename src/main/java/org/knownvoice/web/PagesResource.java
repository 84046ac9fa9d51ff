package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.engine.Engine;

/** {@code /contacts/ID/pages}: a clinician says yes or no to a page. */
final class PagesResource {
    private final Engine engine;

    PagesResource(Engine engine) {
        this.engine = engine;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.POST, "/contacts/{id}/pages/{n}/accept", this::accept),
                new Operation(HttpMethod.POST, "/contacts/{id}/pages/{n}/decline", this::decline));
    }

    private Future<Reply> accept(RoutingContext request) {
        int number = Asked.page(request);
        return after(request, number, new ContactEvent.PageAccepted(number, Acceptance.Way.SCREEN))
                .map(contact -> accepted(contact, number));
    }

    /** The first commit wins; the winner asking again is still the winner. */
    private static Reply accepted(CrisisContact contact, int number) {
        if (contact.acceptance().filter(taken -> taken.page() == number).isPresent()) {
            return page(contact, number);
        }
        if (contact.acceptance().isPresent()) {
            throw Problem.conflict("somebody else has taken it");
        }
        throw Problem.conflict(
                contact.state().isLive()
                        ? "this clinician cannot take it now: on another crisis, or not to be asked for this client"
                        : "it is over");
    }

    private Future<Reply> decline(RoutingContext request) {
        int number = Asked.page(request);
        return after(request, number, new ContactEvent.PageDeclined(number)).map(contact -> declined(contact, number));
    }

    private static Reply declined(CrisisContact contact, int number) {
        return switch (contact.page(number).orElseThrow().state()) {
            case DECLINED, LAPSED -> page(contact, number);
            case TAKEN -> throw Problem.conflict("nobody is asked any more");
            case ACCEPTED, OPEN -> throw Problem.conflict("this clinician has the contact and talks with the caller");
        };
    }

    private Future<CrisisContact> after(RoutingContext request, int number, ContactEvent event) {
        var id = Asked.contact(request);
        return engine.happened(id, event).map(after -> {
            var contact = after.orElseThrow(Asked::noSuchContact);
            if (contact.page(number).isEmpty()) {
                throw Problem.notFound("the contact has no such page");
            }
            return contact;
        });
    }

    private static Reply page(CrisisContact contact, int number) {
        Page page = contact.page(number).orElseThrow();
        return Reply.json(ContactJson.page(page));
    }
}
