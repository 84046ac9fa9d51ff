package org.knownvoice.simulator;

import io.vertx.core.json.JsonObject;

/** The account itself and its numbers over REST. */
final class AccountResource {
    private final Exchange exchange;

    AccountResource(Exchange exchange) {
        this.exchange = exchange;
    }

    JsonObject fetch(RestRequest request) {
        return new JsonObject()
                .put("sid", request.account())
                .put("friendly_name", "simulated account")
                .put("status", "active")
                .put("type", "Full")
                .put("owner_account_sid", request.account())
                .put("uri", RestApi.BASE + "/" + request.account() + ".json")
                .put("subresource_uris", new JsonObject());
    }

    JsonObject numbers(RestRequest request) {
        var wanted = request.form().given("PhoneNumber");
        var found = exchange.lines().all().stream()
                .filter(line -> wanted.map(line.phone().e164()::equals).orElse(true))
                .map(this::json)
                .toList();
        return Paging.page(request, "incoming_phone_numbers", found);
    }

    private JsonObject json(SimulatedLine line) {
        var account = exchange.settings().credentials().accountSid();
        return new JsonObject()
                .put("sid", line.sid())
                .put("account_sid", account)
                .put("friendly_name", line.phone().e164())
                .put("phone_number", line.phone().e164())
                .put("voice_url", line.voiceUrl())
                .put("voice_method", "POST")
                .put("voice_fallback_url", line.voiceFallbackUrl())
                .put("voice_fallback_method", "POST")
                .put("voice_caller_id_lookup", false)
                .put("status_callback", line.statusCallbackUrl())
                .put("status_callback_method", "POST")
                .put("sms_url", line.smsUrl())
                .put("sms_method", "POST")
                .put("sms_fallback_url", "")
                .put("sms_fallback_method", "POST")
                .put(
                        "capabilities",
                        new JsonObject()
                                .put("voice", true)
                                .put("sms", true)
                                .put("mms", true)
                                .put("fax", false))
                .put("api_version", CallParams.API_VERSION)
                .put("beta", false)
                .put("date_created", CallProgress.date(exchange.now()))
                .put("date_updated", CallProgress.date(exchange.now()))
                .put("uri", RestApi.BASE + "/" + account + "/IncomingPhoneNumbers/" + line.sid() + ".json");
    }
}
