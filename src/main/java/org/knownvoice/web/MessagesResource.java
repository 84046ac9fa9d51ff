package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Locale;
import org.knownvoice.contact.CallbackNumber;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.TextParts;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Listening;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.MessageStore;

/** {@code /contacts/ID/messages}: what caller and clinician wrote to each other. Words are personal: never logged. */
final class MessagesResource {
    private final Pool pool;
    private final Engine engine;
    private final Listening listening;

    MessagesResource(Pool pool, Engine engine, Listening listening) {
        this.pool = pool;
        this.engine = engine;
        this.listening = listening;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/contacts/{id}/messages", this::read),
                new Operation(HttpMethod.POST, "/contacts/{id}/messages", this::write));
    }

    private Future<Reply> read(RoutingContext request) {
        var id = Asked.contact(request);
        return contact(id).compose(contact -> conversation(id));
    }

    private Future<Reply> write(RoutingContext request) {
        var id = Asked.contact(request);
        var body = Asked.body(request);
        var clinician = Asked.clinician(body);
        var words = words(body);
        return engine.warmUp()
                .compose(roster -> {
                    Asked.known(roster, clinician);
                    return contact(id).map(contact -> mayWrite(contact, clinician, roster));
                })
                .compose(contact -> engine.clinicianWrites(id, clinician, words))
                .compose(written -> conversation(id));
    }

    private static String words(JsonObject body) {
        var words = Asked.text(body, "words", TextParts.MOST * TextParts.LONGEST);
        int texts = TextParts.of(words).size();
        if (texts > TextParts.MOST) {
            throw Problem.badField(
                    "words",
                    "needs " + texts + " texts of " + TextParts.LONGEST + " characters; at most " + TextParts.MOST
                            + " are sent at once");
        }
        return words;
    }

    private Future<CrisisContact> contact(ContactId id) {
        return engine.contact(id).map(found -> found.orElseThrow(Asked::noSuchContact));
    }

    private static CrisisContact mayWrite(CrisisContact contact, ClinicianId clinician, Roster roster) {
        boolean hasIt = contact.acceptance()
                .filter(taken -> taken.clinician().equals(clinician))
                .isPresent();
        if (!hasIt || !contact.state().isLive()) {
            throw Problem.conflict("only the clinician who has accepted the contact can write, while it is open");
        }
        if (CallbackNumber.of(contact, roster).isEmpty()) {
            throw Problem.conflict("the caller's number was withheld: there is nowhere to write to");
        }
        return contact;
    }

    private Future<Reply> conversation(ContactId id) {
        return pool.withConnection(connection -> MessageStore.of(connection, id))
                .compose(texts -> listening.of(id).map(spoken -> {
                    var messages = new JsonArray();
                    texts.forEach(text -> messages.add(json(text)));
                    var recordings = new JsonArray();
                    spoken.forEach(one -> recordings.add(VoiceMessagesResource.json(one, listening)));
                    return Reply.json(new JsonObject().put("messages", messages).put("voice_messages", recordings));
                }));
    }

    private static JsonObject json(MessageStore.Message text) {
        return new JsonObject()
                .put("at", text.at().toString())
                .put("from", text.author().isPresent() ? "clinician" : "caller")
                .put("clinician", text.author().map(ClinicianId::value).orElse(null))
                .put("words", text.words())
                .put("media", text.media())
                .put("state", text.state().name().toLowerCase(Locale.ROOT));
    }
}
