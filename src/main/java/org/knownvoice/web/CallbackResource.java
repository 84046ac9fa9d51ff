package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import org.knownvoice.contact.ContactEvent;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.engine.Engine;
import org.knownvoice.store.Code;

/** {@code /contacts/ID/callback}: after all tries were in vain, a supervisor wants another one. Closing is the other way. */
final class CallbackResource {
    private final Engine engine;
    private final InstantSource clock;

    CallbackResource(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(new Operation(HttpMethod.POST, "/contacts/{id}/callback", this::tryAgain));
    }

    private Future<Reply> tryAgain(RoutingContext request) {
        var id = Asked.contact(request);
        var body = Asked.body(request);
        return engine.warmUp().compose(roster -> {
            var by = Asked.supervisor(roster, body, clock.instant());
            return engine.contact(id)
                    .map(found -> waiting(found.orElseThrow(Asked::noSuchContact)))
                    .compose(contact -> engine.happened(id, new ContactEvent.CallbackDecided(by)))
                    .map(after -> reply(after.orElseThrow(Asked::noSuchContact)));
        });
    }

    private static Reply reply(CrisisContact contact) {
        return Reply.json(new JsonObject()
                .put("id", contact.id().toString())
                .put("state", Code.of(contact.state()))
                .put(
                        "calls",
                        contact.acceptance()
                                .map(taken -> taken.clinician().value())
                                .orElse(null)));
    }

    private static CrisisContact waiting(CrisisContact contact) {
        if (!contact.callback().supervisorDecides()) {
            throw Problem.conflict("nothing is to be decided: the callback was answered, or is still tried");
        }
        return contact;
    }
}
