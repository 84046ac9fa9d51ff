package org.knownvoice.simulator;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Conferences and their participants over REST. */
final class ConferencesResource {
    private final Exchange exchange;

    ConferencesResource(Exchange exchange) {
        this.exchange = exchange;
    }

    JsonObject list(RestRequest request) {
        var form = request.form();
        var found = exchange.conferences().all().stream()
                .filter(room ->
                        form.given("FriendlyName").map(room.name()::equals).orElse(true))
                .filter(room -> form.given("Status").map(room.status()::equals).orElse(true))
                .filter(room -> new DateFilter(form, "DateCreated").admits(room.created()))
                .map(this::json)
                .toList();
        return Paging.page(request, "conferences", List.copyOf(found.reversed()));
    }

    JsonObject fetch(RestRequest request) {
        return json(find(request));
    }

    JsonObject update(RestRequest request) {
        var room = find(request);
        if (request.form().text("Status").equals("completed")) {
            room.complete();
        }
        return json(room);
    }

    JsonObject participants(RestRequest request) {
        var room = find(request);
        var form = request.form();
        var found = room.participants().stream()
                .filter(member -> form.flag("Muted")
                        .map(wanted -> wanted == member.isMuted())
                        .orElse(true))
                .filter(member -> form.flag("Hold")
                        .map(wanted -> wanted == member.isOnHold())
                        .orElse(true))
                .map(member -> json(room, member))
                .toList();
        return Paging.page(request, "participants", found);
    }

    JsonObject participant(RestRequest request) {
        var room = find(request);
        return json(room, member(room, request));
    }

    JsonObject updateParticipant(RestRequest request) {
        var room = find(request);
        var member = member(room, request);
        var form = request.form();
        form.flag("Muted").ifPresent(muted -> room.mute(member, muted));
        form.flag("Hold").ifPresent(hold -> room.hold(member, hold, form.text("HoldUrl")));
        return json(room, member);
    }

    JsonObject kick(RestRequest request) {
        var room = find(request);
        room.kick(member(room, request));
        return new JsonObject();
    }

    private Conference find(RestRequest request) {
        return exchange.conferences()
                .find(request.sid())
                .orElseThrow(() -> RestError.notFound("/" + request.resource() + ".json"));
    }

    private static Participant member(Conference room, RestRequest request) {
        return room.participant(request.member())
                .orElseThrow(() -> RestError.notFound("/" + request.resource() + ".json"));
    }

    private JsonObject json(Conference room) {
        var account = exchange.settings().credentials().accountSid();
        return new JsonObject()
                .put("sid", room.sid())
                .put("account_sid", account)
                .put("api_version", CallParams.API_VERSION)
                .put("date_created", CallProgress.date(room.created()))
                .put("date_updated", CallProgress.date(exchange.now()))
                .put("friendly_name", room.name())
                .put("region", "us1")
                .put("status", room.status())
                .put("reason_conference_ended", room.endReason().orElse(null))
                .put("call_sid_ending_conference", room.ender().isEmpty() ? null : room.ender())
                .put("uri", RestApi.BASE + "/" + account + "/Conferences/" + room.sid() + ".json")
                .put("subresource_uris", new JsonObject());
    }

    private JsonObject json(Conference room, Participant member) {
        var account = exchange.settings().credentials().accountSid();
        var callSid = member.call().sid();
        return new JsonObject()
                .put("account_sid", account)
                .put("call_sid", callSid)
                .put(
                        "label",
                        member.wishes().label().isEmpty()
                                ? null
                                : member.wishes().label())
                .put("conference_sid", room.sid())
                .put("date_created", CallProgress.date(member.joined()))
                .put("date_updated", CallProgress.date(member.joined()))
                .put("muted", member.isMuted())
                .put("hold", member.isOnHold())
                .put("coaching", false)
                .putNull("call_sid_to_coach")
                .put("start_conference_on_enter", member.wishes().startOnEnter())
                .put("end_conference_on_exit", member.wishes().endOnExit())
                .put("status", "connected")
                .put("queue_time", "0")
                .put("api_version", CallParams.API_VERSION)
                .put(
                        "uri",
                        RestApi.BASE + "/" + account + "/Conferences/" + room.sid() + "/Participants/" + callSid
                                + ".json");
    }
}
