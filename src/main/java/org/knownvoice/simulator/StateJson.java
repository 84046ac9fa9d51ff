package org.knownvoice.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The whole simulator as one JSON document for the page; long histories are cut to their newest entries. */
final class StateJson {
    private static final int CALLS_OF_A_PHONE = 10;
    private static final int NEWEST = 100;

    private final Exchange exchange;
    private final RequestLog requests;

    StateJson(Exchange exchange, RequestLog requests) {
        this.exchange = exchange;
        this.requests = requests;
    }

    JsonObject state() {
        return new JsonObject()
                .put("now", exchange.now().toString())
                .put("change", exchange.changes().number())
                .put("phones", array(exchange.handsets().all(), phone -> phone(phone.view(), phone.shows())))
                .put("calls", array(newest(exchange.calls().all()), call -> call(call.view())))
                .put("texts", array(newest(exchange.messages().all()), text -> text(text.view())))
                .put("conferences", array(newest(exchange.conferences().all()), room -> conference(room.view())))
                .put("lines", array(exchange.lines().all(), StateJson::line))
                .put("alerts", array(newest(exchange.alerts().all()), StateJson::alert))
                .put("requests", array(newest(requests.all()), StateJson::request))
                .put("faults", array(exchange.faults().all(), StateJson::fault));
    }

    private static JsonObject phone(PhoneView phone, String shows) {
        var calls = phone.calls();
        return new JsonObject()
                .put("number", phone.number().e164())
                .put("label", phone.label())
                .put("role", phone.role())
                .put("shows", shows)
                .put("script", ScriptJson.write(phone.script()))
                .put(
                        "calls",
                        array(
                                calls.subList(Math.max(0, calls.size() - CALLS_OF_A_PHONE), calls.size()),
                                StateJson::leg))
                .put("received", array(newest(phone.received()), StateJson::text))
                .put("sent", array(newest(phone.sent()), StateJson::text));
    }

    private static JsonObject leg(LegView leg) {
        var with = new JsonArray();
        leg.with().forEach(number -> with.add(number.e164()));
        return new JsonObject()
                .put("callSid", leg.callSid())
                .put("shown", leg.shown())
                .put("state", leg.state().name().toLowerCase())
                .put("startedAt", leg.startedAt().toString())
                .put("answeredAt", moment(leg.answeredAt()))
                .put("endedAt", moment(leg.endedAt()))
                .put("with", with)
                .put("heard", array(leg.heard(), StateJson::heard));
    }

    private static JsonObject heard(Heard heard) {
        var json = new JsonObject().put("at", heard.at().toString());
        return switch (heard) {
            case Heard.Said said ->
                json.put("kind", "said")
                        .put("text", said.text())
                        .put("language", said.language())
                        .put("voice", said.voice())
                        .put("seconds", seconds(said.duration()))
                        .put("cutAt", moment(said.cutAt()));
            case Heard.Played played ->
                json.put("kind", "played")
                        .put("url", played.url())
                        .put("seconds", seconds(played.duration()))
                        .put("cutAt", moment(played.cutAt()));
            case Heard.Music music -> json.put("kind", "music").put("url", music.url());
            case Heard.Ringback ringback -> json.put("kind", "ringback");
            case Heard.Beep beep -> json.put("kind", "beep");
        };
    }

    private static JsonObject call(CallView call) {
        return new JsonObject()
                .put("sid", call.sid())
                .put("parentSid", call.parentSid().orElse(null))
                .put("direction", call.direction().word())
                .put("from", call.from())
                .put("to", call.to())
                .put("status", call.status().word())
                .put(
                        "statuses",
                        array(
                                call.statuses(),
                                entry -> new JsonObject()
                                        .put("status", entry.status().word())
                                        .put("at", entry.at().toString())))
                .put("endReason", call.endReason().orElse(null))
                .put("sipCode", call.sipCode().orElse(null))
                .put("activity", call.activity());
    }

    private static JsonObject text(TextView text) {
        return new JsonObject()
                .put("sid", text.sid())
                .put("inbound", text.inbound())
                .put("from", text.from())
                .put("to", text.to())
                .put("body", text.body())
                .put("at", text.at().toString())
                .put("status", text.status())
                .put("errorCode", text.errorCode().orElse(null));
    }

    private static JsonObject conference(ConferenceView room) {
        var phones = new JsonArray();
        room.phones().forEach(number -> phones.add(number.e164()));
        return new JsonObject()
                .put("sid", room.sid())
                .put("name", room.friendlyName())
                .put("status", room.status())
                .put("phones", phones);
    }

    private static JsonObject line(SimulatedLine line) {
        return new JsonObject()
                .put("phone", line.phone().e164())
                .put("voiceUrl", line.voiceUrl())
                .put("voiceFallbackUrl", line.voiceFallbackUrl())
                .put("statusCallbackUrl", line.statusCallbackUrl())
                .put("smsUrl", line.smsUrl());
    }

    private static JsonObject alert(Alert alert) {
        return new JsonObject()
                .put("at", alert.at().toString())
                .put("code", alert.code())
                .put("text", alert.text())
                .put("about", alert.about())
                .put("url", alert.url());
    }

    private static JsonObject request(RestRequestView request) {
        return new JsonObject()
                .put("at", request.at().toString())
                .put("method", request.method())
                .put("resource", request.resource())
                .put("status", request.status());
    }

    private static JsonObject fault(Fault fault) {
        return new JsonObject()
                .put("target", fault.target().name().toLowerCase())
                .put("method", fault.method())
                .put("path", fault.path())
                .put("times", fault.times())
                .put("effect", FaultJson.name(fault.effect()));
    }

    private static String moment(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    private static <T> List<T> newest(Collection<T> all) {
        return all.stream().skip(Math.max(0, all.size() - NEWEST)).toList();
    }

    private static <T> JsonArray array(Collection<T> items, Function<T, JsonObject> write) {
        var array = new JsonArray();
        items.forEach(item -> array.add(write.apply(item)));
        return array;
    }
}
