package org.knownvoice.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Messaging Services and their numbers over REST; Twilio has them on a host of their own, in another form of list. */
final class ServicesResource {
    static final String BASE = "/v1/Services";

    private final Exchange exchange;

    ServicesResource(Exchange exchange) {
        this.exchange = exchange;
    }

    JsonObject list(RestRequest request) {
        return page(
                "services",
                BASE,
                exchange.lines().all().stream()
                        .flatMap(line -> line.service().stream())
                        .distinct()
                        .map(this::json)
                        .toList());
    }

    JsonObject numbers(RestRequest request) {
        var path = BASE + "/" + request.sid() + "/PhoneNumbers";
        var members = exchange.lines().all().stream()
                .filter(line -> line.service()
                        .filter(service -> service.sid().equals(request.sid()))
                        .isPresent())
                .toList();
        if (members.isEmpty()) {
            throw RestError.notFound(path);
        }
        return page(
                "phone_numbers",
                path,
                members.stream().map(line -> number(line, request.sid())).toList());
    }

    private JsonObject page(String name, String path, List<JsonObject> all) {
        return new JsonObject()
                .put(name, new JsonArray(all))
                .put(
                        "meta",
                        new JsonObject()
                                .put("key", name)
                                .put("page", 0)
                                .put("page_size", Math.max(50, all.size()))
                                .put("url", path)
                                .put("first_page_url", path)
                                .putNull("previous_page_url")
                                .putNull("next_page_url"));
    }

    private JsonObject json(MessagingService service) {
        return new JsonObject()
                .put("sid", service.sid())
                .put("account_sid", exchange.settings().credentials().accountSid())
                .put("friendly_name", service.name())
                .put("date_created", exchange.now().toString())
                .put("date_updated", exchange.now().toString())
                .put("inbound_request_url", service.inboundUrl().isEmpty() ? null : service.inboundUrl())
                .put("inbound_method", "POST")
                .put("use_inbound_webhook_on_number", service.inboundUrl().isEmpty())
                .put("sticky_sender", true)
                .put("usecase", "undeclared")
                .put("url", BASE + "/" + service.sid());
    }

    private JsonObject number(SimulatedLine line, String service) {
        return new JsonObject()
                .put("sid", line.sid())
                .put("account_sid", exchange.settings().credentials().accountSid())
                .put("service_sid", service)
                .put("phone_number", line.phone().e164())
                .put("country_code", "US")
                .put("capabilities", new JsonArray().add("Voice").add("SMS"))
                .put("date_created", exchange.now().toString())
                .put("date_updated", exchange.now().toString())
                .put("url", BASE + "/" + service + "/PhoneNumbers/" + line.sid());
    }
}
