package org.knownvoice.simulator;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Calls over REST. */
final class CallsResource {
    private static final int LONGEST_TWIML = 4000;
    private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");

    private final Exchange exchange;

    CallsResource(Exchange exchange) {
        this.exchange = exchange;
    }

    JsonObject create(RestRequest request) {
        var form = request.form();
        var to = form.given("To").orElseThrow(() -> RestError.bad(21201, "No 'To' number is specified"));
        var from = form.given("From").orElseThrow(() -> RestError.bad(21213, "No 'From' number is specified"));
        checkTo(to);
        if (!CallerIds.isE164(from)) {
            throw RestError.bad(21212, "The 'From' number is not a valid phone number");
        }
        if (!exchange.lines().owns(from)) {
            throw RestError.bad(21210, "The source phone number provided is not yet verified for your account");
        }
        if (!form.has("Url") && !form.has("Twiml")) {
            throw RestError.bad(21205, "Url parameter is required");
        }
        return json(exchange.calls().create(order(form, to, from)));
    }

    private static void checkTo(String to) {
        var objection = CallerIds.against(to);
        if (objection.isPresent()) {
            throw switch (objection.get().code()) {
                case 13225 -> RestError.bad(21216, "Account not allowed to call this number");
                case 13227 -> RestError.bad(21215, "Geo Permission configuration is not permitting call");
                default -> RestError.bad(21211, "The 'To' number is not a valid phone number");
            };
        }
    }

    private static CallOrder order(RestForm form, String to, String from) {
        var events = new TreeSet<>(form.words("StatusCallbackEvent"));
        events.retainAll(EVENTS);
        return new CallOrder(
                Direction.OUTBOUND_API,
                from,
                to,
                new Verb.Action(address(form, "Url"), form.method("Method")),
                twiml(form),
                new Verb.Action(address(form, "FallbackUrl"), form.method("FallbackMethod")),
                new Verb.Callback(
                        address(form, "StatusCallback"),
                        form.method("StatusCallbackMethod"),
                        events.isEmpty() ? Set.of("completed") : events),
                form.seconds("Timeout", 60, 600, 21208),
                form.seconds("TimeLimit", 14_400, 86_400, 20001));
    }

    private static String address(RestForm form, String name) {
        return form.address(name).orElseThrow(() -> RestError.bad(21205, name + " is not a valid URL"));
    }

    private static String twiml(RestForm form) {
        var twiml = form.text("Twiml");
        if (twiml.length() > LONGEST_TWIML) {
            throw RestError.bad(20001, "Twiml is longer than " + LONGEST_TWIML + " characters");
        }
        if (!twiml.isEmpty() && hasRelativeAction(twiml)) {
            throw RestError.bad(15004, "Action Callback URL must be absolute when updating in-progress calls");
        }
        return twiml;
    }

    private static boolean hasRelativeAction(String twiml) {
        try {
            return Xml.children(Xml.root(twiml)).stream()
                    .anyMatch(verb -> verb.hasAttribute("action")
                            && !verb.getAttribute("action").startsWith("http"));
        } catch (TwimlRefused notXml) {
            return false;
        }
    }

    JsonObject list(RestRequest request) {
        var form = request.form();
        var started = new DateFilter(form, "StartTime");
        var found = exchange.calls().all().stream()
                .filter(call -> form.given("To").map(call.order().to()::equals).orElse(true))
                .filter(call ->
                        form.given("From").map(call.order().from()::equals).orElse(true))
                .filter(call ->
                        form.given("Status").map(call.status().word()::equals).orElse(true))
                .filter(call -> form.given("ParentCallSid")
                        .map(sid -> call.parent()
                                .map(SimulatedCall::sid)
                                .filter(sid::equals)
                                .isPresent())
                        .orElse(true))
                .filter(call -> started.admits(call.created()))
                .map(this::json)
                .toList();
        return Paging.page(request, "calls", List.copyOf(found.reversed()));
    }

    JsonObject fetch(RestRequest request) {
        return json(find(request));
    }

    JsonObject update(RestRequest request) {
        var call = find(request);
        var form = request.form();
        switch (form.text("Status")) {
            case "canceled" -> cancel(call);
            case "completed" -> exchange.calls().hangUp(call, "ended over the API");
            case "" -> redirect(call, form);
            default -> throw RestError.bad(20001, "Status must be canceled or completed");
        }
        return json(call);
    }

    private void cancel(SimulatedCall call) {
        if (call.status() == CallStatus.QUEUED || call.status() == CallStatus.RINGING) {
            exchange.calls().end(call, CallStatus.CANCELED, "canceled over the API", Optional.empty());
        }
    }

    private void redirect(SimulatedCall call, RestForm form) {
        if (!form.has("Url") && !form.has("Twiml")) {
            throw RestError.bad(21205, "Url parameter is required");
        }
        var document = new Verb.Action(address(form, "Url"), form.method("Method"));
        var twiml = twiml(form);
        if (!call.isTalking()) {
            throw RestError.bad(21220, "Call is not in-progress. Cannot redirect.");
        }
        exchange.calls().redirect(call, document, twiml);
    }

    private SimulatedCall find(RestRequest request) {
        return exchange.calls()
                .find(request.sid())
                .orElseThrow(() -> RestError.notFound("/" + request.resource() + ".json"));
    }

    private JsonObject json(SimulatedCall call) {
        var uri = RestApi.BASE + "/" + exchange.settings().credentials().accountSid() + "/Calls/" + call.sid();
        var updated = call.view().statuses().getLast().at();
        var order = call.order();
        return new JsonObject()
                .put("sid", call.sid())
                .put("account_sid", exchange.settings().credentials().accountSid())
                .put("parent_call_sid", call.parent().map(SimulatedCall::sid).orElse(null))
                .put("date_created", CallProgress.date(call.created()))
                .put("date_updated", CallProgress.date(updated))
                .put("to", order.to())
                .put("to_formatted", order.to())
                .put("from", order.from())
                .put("from_formatted", order.from())
                .put("phone_number_sid", lineSid(order))
                .put("status", call.status().word())
                .put("start_time", startOf(call))
                .put("end_time", call.ended().map(CallProgress::date).orElse(null))
                .put("duration", call.isOver() ? String.valueOf(call.durationSeconds(exchange.now())) : null)
                .putNull("price")
                .put("price_unit", "USD")
                .put("direction", order.direction().word())
                .putNull("answered_by")
                .putNull("annotation")
                .put("api_version", CallParams.API_VERSION)
                .putNull("forwarded_from")
                .putNull("group_sid")
                .putNull("caller_name")
                .put("queue_time", "0")
                .putNull("trunk_sid")
                .put("uri", uri + ".json")
                .put("subresource_uris", new JsonObject());
    }

    private static String startOf(SimulatedCall call) {
        Optional<Instant> start = call.order().direction() == Direction.INBOUND
                ? Optional.of(call.created())
                : call.since(CallStatus.RINGING).or(() -> call.ended().map(end -> call.created()));
        return start.map(CallProgress::date).orElse(null);
    }

    private String lineSid(CallOrder order) {
        return exchange.lines()
                .find(order.from())
                .or(() -> exchange.lines().find(order.to()))
                .map(SimulatedLine::sid)
                .orElse("");
    }
}
