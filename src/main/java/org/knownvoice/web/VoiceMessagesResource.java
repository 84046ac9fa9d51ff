package org.knownvoice.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.engine.Engine;
import org.knownvoice.engine.Listening;
import org.knownvoice.store.VoiceMessageStore;

/** Spoken messages: which wait, and listening to one. Who listens is on the contact's record. */
final class VoiceMessagesResource {
    private final Engine engine;
    private final Listening listening;

    VoiceMessagesResource(Engine engine, Listening listening) {
        this.engine = engine;
        this.listening = listening;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(HttpMethod.GET, "/voice-messages", this::list),
                new Operation(HttpMethod.GET, "/contacts/{id}/voice-messages/{recording}/audio", this::play));
    }

    private Future<Reply> list(RoutingContext request) {
        var state = Asked.parameter(request, "state").orElse("unheard");
        return switch (state) {
            case "unheard" -> listening.unheard().map(this::list);
            case "undeleted" -> listening.undeleted().map(this::list);
            default -> throw Problem.badField("state", "is neither unheard nor undeleted");
        };
    }

    private Reply list(List<VoiceMessageStore.Kept> kept) {
        var messages = new JsonArray();
        kept.forEach(one -> messages.add(json(one, listening)));
        return Reply.json(new JsonObject().put("voice_messages", messages));
    }

    static JsonObject json(VoiceMessageStore.Kept message, Listening listening) {
        return new JsonObject()
                .put("contact", message.contact().toString())
                .put("at", message.at().toString())
                .put("recording", message.recording())
                .put("seconds", message.seconds())
                .put(
                        "owner",
                        message.owner().map(owner -> owner.clinician().value()).orElse(null))
                .put("listen_by", listening.listenBy(message).toString())
                .put("heard_at", message.heard().map(one -> one.at().toString()).orElse(null))
                .put("heard_by", message.heard().map(one -> one.by().value()).orElse(null))
                .put("deletions_failed", message.deleteTries());
    }

    private Future<Reply> play(RoutingContext request) {
        var contact = Asked.contact(request);
        var clinician = new ClinicianId(Asked.parameter(request, "clinician")
                .orElseThrow(() -> Problem.badField("clinician", "is missing: who listens is on the record")));
        return engine.warmUp()
                .compose(roster -> {
                    if (!roster.isActive(clinician)) {
                        throw Problem.badField("clinician", "names nobody");
                    }
                    return listening.play(contact, request.pathParam("recording"), clinician, roster);
                })
                .map(VoiceMessagesResource::reply);
    }

    private static Reply reply(Listening.Heard heard) {
        return switch (heard) {
            case Listening.Heard.Sound sound -> Reply.file(sound.mediaType(), sound.audio());
            case Listening.Heard.Nothing nothing ->
                throw Problem.notFound("there is no such message, or it was deleted");
            case Listening.Heard.Excluded excluded ->
                throw Problem.conflict("this clinician is never to have to do with this client");
            case Listening.Heard.NotNow later ->
                throw new Problem.Refusal(Problem.of(503, "the recording cannot be had right now: please try again"));
        };
    }
}
