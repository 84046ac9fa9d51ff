package org.knownvoice.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.Acceptance;
import org.knownvoice.contact.CallLeg;
import org.knownvoice.contact.CrisisContact;
import org.knownvoice.contact.Page;
import org.knownvoice.directory.ClientId;
import org.knownvoice.routing.Familiarity;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.Code;
import org.knownvoice.store.ContactList;
import org.knownvoice.store.EventLog;

/** A contact as JSON: ids, codes and moments; nobody's name, nobody's number but the line's own. */
final class ContactJson {
    private ContactJson() {}

    static JsonObject item(ContactList.Item item) {
        return new JsonObject()
                .put("id", item.id().toString())
                .put("state", Code.of(item.state()))
                .put("medium", Code.of(item.medium()))
                .put("team", item.team().value())
                .put("opened_at", item.openedAt().toString())
                .put("step", item.step())
                .put("accepted_by", item.acceptedBy().map(Object::toString).orElse(null));
    }

    static JsonObject of(CrisisContact contact, Roster roster, List<EventLog.Line> timeline) {
        var line = contact.origin().line();
        return new JsonObject()
                .put("id", contact.id().toString())
                .put("state", Code.of(contact.state()))
                .put("medium", Code.of(contact.origin().medium()))
                .put(
                        "line",
                        new JsonObject()
                                .put("phone", line.e164())
                                .put(
                                        "name",
                                        roster.line(line)
                                                .map(known -> known.name())
                                                .orElse(null)))
                .put("team", contact.identity().team().value())
                .put(
                        "about",
                        contact.origin()
                                .about()
                                .map(about -> about.contact().toString())
                                .orElse(null))
                .put("client", contact.identity().client().map(ClientId::value).orElse(null))
                .put("language", contact.identity().language().code())
                .put("opened_at", contact.origin().openedAt().toString())
                .put("step", contact.ladder().step())
                .put("exhausted_at", moment(contact.ladder().exhaustedAt()))
                .put(
                        "acceptance",
                        contact.acceptance().map(ContactJson::acceptance).orElse(null))
                .put("talking_since", moment(contact.talk().since()))
                .put("callback_at", moment(contact.callback().nextTryAt()))
                .put("ended_at", moment(contact.ending().endedAt()))
                .put("outcome", contact.ending().outcome().map(Code::of).orElse(null))
                .put("closed_at", moment(contact.ending().closedAt()))
                .put(
                        "pages",
                        array(contact.pages().stream().map(ContactJson::page).toList()))
                .put("legs", array(contact.legs().stream().map(ContactJson::leg).toList()))
                .put("timeline", array(timeline.stream().map(ContactJson::line).toList()));
    }

    private static JsonObject acceptance(Acceptance taken) {
        return new JsonObject()
                .put("page", taken.page())
                .put("clinician", taken.clinician().value())
                .put("way", Code.of(taken.way()))
                .put("continuity", Code.of(taken.continuity()))
                .put("at", taken.at().toString())
                .put("lapses_at", moment(taken.lapsesAt()));
    }

    static JsonObject page(Page page) {
        return new JsonObject()
                .put("number", page.number())
                .put("clinician", page.clinician().value())
                .put("state", Code.of(page.state()))
                .put("round", page.round())
                .put("step", page.step())
                .put(
                        "channels",
                        array(page.channels().stream().map(Code::of).sorted().toList()))
                .put("reason", Familiarity.inWords(page.reason()))
                .put("asked_at", page.askedAt().toString())
                .put("reached", page.reached());
    }

    private static JsonObject leg(CallLeg leg) {
        return new JsonObject()
                .put("number", leg.number())
                .put("role", Code.of(leg.role()))
                .put("page", leg.page().orElse(null))
                .put("progress", Code.of(leg.progress()))
                .put("outcome", leg.outcome().map(Code::of).orElse(null))
                .put("started_at", leg.startedAt().toString())
                .put("answered_at", moment(leg.answeredAt()))
                .put("ended_at", moment(leg.endedAt()));
    }

    private static JsonObject line(EventLog.Line line) {
        var entry = line.entry();
        return new JsonObject()
                .put("at", line.at().toString())
                .put("kind", Code.of(entry.kind()))
                .put("page", entry.page().orElse(null))
                .put("leg", entry.leg().orElse(null))
                .put("clinician", entry.clinician().map(Object::toString).orElse(null))
                .put("codes", new JsonObject(Map.copyOf(entry.codes())));
    }

    private static String moment(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    private static JsonArray array(List<?> values) {
        return new JsonArray(values);
    }
}
