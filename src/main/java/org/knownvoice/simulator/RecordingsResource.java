package org.knownvoice.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Recordings over REST: what is known of one, its sound, and its deletion. */
final class RecordingsResource {
    private final Exchange exchange;

    RecordingsResource(Exchange exchange) {
        this.exchange = exchange;
    }

    JsonObject list(RestRequest request) {
        return Paging.page(
                request,
                "recordings",
                exchange.recordings().all().stream().map(this::json).toList().reversed());
    }

    JsonObject fetch(RestRequest request) {
        return json(find(request));
    }

    /** Silence as long as what was recorded, whatever the format that is asked for. */
    Buffer sound(RestRequest request) {
        return WavAudio.silence(find(request).length());
    }

    JsonObject delete(RestRequest request) {
        exchange.recordings().delete(find(request).sid());
        return new JsonObject();
    }

    private Recording find(RestRequest request) {
        return exchange.recordings()
                .find(request.sid().replaceFirst("\\.(wav|mp3)$", ""))
                .orElseThrow(() -> RestError.notFound("/" + request.resource()));
    }

    private JsonObject json(Recording recording) {
        var account = exchange.settings().credentials().accountSid();
        return new JsonObject()
                .put("sid", recording.sid())
                .put("account_sid", account)
                .put("call_sid", recording.callSid())
                .putNull("conference_sid")
                .put("status", "completed")
                .put("source", "RecordVerb")
                .put("channels", 1)
                .put("duration", String.valueOf(recording.length().toSeconds()))
                .put("date_created", CallProgress.date(recording.began()))
                .put("date_updated", CallProgress.date(recording.began()))
                .put("start_time", CallProgress.date(recording.began()))
                .putNull("price")
                .put("price_unit", "USD")
                .putNull("error_code")
                .putNull("encryption_details")
                .put("api_version", CallParams.API_VERSION)
                .put("uri", RestApi.BASE + "/" + account + "/Recordings/" + recording.sid() + ".json");
    }
}
