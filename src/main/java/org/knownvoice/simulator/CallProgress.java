package org.knownvoice.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells the application how a call goes. */
final class CallProgress {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Agenda agenda;
    private final Webhooks webhooks;
    private final CallParams params;

    CallProgress(Agenda agenda, Webhooks webhooks, CallParams params) {
        this.agenda = agenda;
        this.webhooks = webhooks;
        this.params = params;
    }

    static String date(Instant moment) {
        return RFC_2822.format(moment);
    }

    /** @param event {@code initiated}, {@code ringing}, {@code answered} or {@code completed} */
    void tell(SimulatedCall call, String event) {
        var callback = call.order().progress();
        if (callback.url().isEmpty() || !callback.events().contains(event)) {
            return;
        }
        var form = params.of(call);
        if (event.equals("initiated")) {
            form.put("CallStatus", event);
        }
        form.put("CallbackSource", "call-progress-events");
        form.put("Timestamp", date(agenda.now()));
        form.put("SequenceNumber", String.valueOf(call.nextCallback()));
        if (event.equals("completed")) {
            long seconds = call.durationSeconds(agenda.now());
            form.put("CallDuration", String.valueOf(seconds));
            form.put("Duration", String.valueOf((seconds + 59) / 60));
        }
        call.sipCode().ifPresent(code -> form.put("SipResponseCode", code.toString()));
        webhooks.tell(WebhookRequest.callback(callback.method(), callback.url(), form), call.sid());
    }
}
