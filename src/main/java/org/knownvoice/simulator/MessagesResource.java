package org.knownvoice.simulator;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.knownvoice.simulator.SimulatedMessage.Order;
import org.knownvoice.simulator.SimulatedMessage.Way;

/** Texts over REST. */
final class MessagesResource {
    private static final int LONGEST = 1600;
    private static final Map<Integer, String> WORDS = Map.of(
            21610, "Attempt to send to unsubscribed recipient",
            21211, "Invalid 'To' Phone Number",
            21408, "Permission to send an SMS has not been enabled for the region",
            21612, "Message cannot be sent with the current combination of 'To' and 'From'",
            21614, "'To' number is not a valid mobile number");

    private final Exchange exchange;

    MessagesResource(Exchange exchange) {
        this.exchange = exchange;
    }

    JsonObject create(RestRequest request) {
        var form = request.form();
        var to = form.given("To").orElseThrow(() -> RestError.bad(21604, "A 'To' phone number is required."));
        var from = form.given("From").orElseThrow(() -> RestError.bad(21603, "A 'From' phone number is required."));
        var body = form.given("Body").orElseThrow(() -> RestError.bad(21602, "Message body is required."));
        check(to, from, body);
        var callback = form.address("StatusCallback")
                .orElseThrow(() -> RestError.bad(21609, "The 'StatusCallback' URL is not a valid URL"));
        var order = new Order(Way.OUTBOUND_API, from, to, body, callback);
        return json(exchange.messages().send(order));
    }

    private void check(String to, String from, String body) {
        if (CallerIds.against(to).filter(objection -> objection.code() != 13227).isPresent()) {
            throw RestError.bad(21211, "Invalid 'To' Phone Number");
        }
        if (CallerIds.against(to).isPresent()) {
            throw RestError.bad(21408, WORDS.get(21408));
        }
        if (!CallerIds.isE164(from)) {
            throw RestError.bad(21212, "Invalid 'From' Phone Number");
        }
        if (!exchange.lines().owns(from)) {
            throw RestError.bad(21606, "The 'From' phone number is not a valid, SMS-capable number of this account");
        }
        if (body.length() > LONGEST) {
            throw RestError.bad(21617, "The concatenated message body exceeds the 1600 character limit");
        }
        if (exchange.messages().isSilenced(from, to)) {
            throw RestError.bad(21610, WORDS.get(21610));
        }
        if (exchange.handsets().at(to).script().texting() instanceof Texting.Refused refused) {
            throw RestError.bad(refused.errorCode(), WORDS.getOrDefault(refused.errorCode(), "Refused"));
        }
    }

    JsonObject list(RestRequest request) {
        var form = request.form();
        var sent = new DateFilter(form, "DateSent");
        var found = exchange.messages().all().stream()
                .filter(text -> form.given("To").map(text.order().to()::equals).orElse(true))
                .filter(text ->
                        form.given("From").map(text.order().from()::equals).orElse(true))
                .filter(text -> sent.admits(text.sentAt().orElse(text.created())))
                .map(this::json)
                .toList();
        return Paging.page(request, "messages", List.copyOf(found.reversed()));
    }

    JsonObject fetch(RestRequest request) {
        return exchange.messages()
                .find(request.sid())
                .map(this::json)
                .orElseThrow(() -> RestError.notFound("/" + request.resource() + ".json"));
    }

    private JsonObject json(SimulatedMessage text) {
        var account = exchange.settings().credentials().accountSid();
        return new JsonObject()
                .put("sid", text.sid())
                .put("account_sid", account)
                .put("api_version", CallParams.API_VERSION)
                .put("body", text.order().body())
                .put("date_created", CallProgress.date(text.created()))
                .put("date_updated", CallProgress.date(text.updated()))
                .put("date_sent", text.sentAt().map(CallProgress::date).orElse(null))
                .put("direction", text.order().way().word())
                .put("error_code", text.errorCode().orElse(null))
                .put(
                        "error_message",
                        text.errorCode().map(code -> "Error " + code).orElse(null))
                .put("from", text.order().from())
                .put("to", text.order().to())
                .putNull("messaging_service_sid")
                .put("num_media", "0")
                .put("num_segments", String.valueOf(text.segments()))
                .putNull("price")
                .put("price_unit", "USD")
                .put("status", text.status())
                .put("uri", RestApi.BASE + "/" + account + "/Messages/" + text.sid() + ".json")
                .put("subresource_uris", new JsonObject());
    }
}
