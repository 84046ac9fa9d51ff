package org.knownvoice.telephony;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.contact.LegOutcome;
import org.knownvoice.engine.PlainText;

/**
 * What Twilio sent, and how it is answered. Parameters that we do not know are no error.
 *
 * @param form letter for letter, as it was signed
 */
record TwilioRequest(RoutingContext context, Map<String, String> form) {

    static TwilioRequest of(RoutingContext context) {
        var form = new LinkedHashMap<String, String>();
        context.request().formAttributes().forEach((name, value) -> form.putIfAbsent(name, value));
        return new TwilioRequest(context, form);
    }

    /** As it can be kept; empty when it was not sent. */
    String get(String name) {
        return PlainText.of(form.getOrDefault(name, ""));
    }

    Optional<String> given(String name) {
        return Optional.of(get(name)).filter(value -> !value.isEmpty());
    }

    /** What we put into the address when we handed it out. */
    Optional<String> inAddress(String name) {
        return Optional.ofNullable(context.queryParams().get(name));
    }

    /** A whole number; 0 when it was not sent or is none. */
    int number(String name) {
        return given(name)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** How the call that sends this has ended; empty while it lasts. */
    Optional<LegOutcome> callOver() {
        return CallStatus.outcome(get("CallStatus"));
    }

    boolean isInbound() {
        return get("Direction").equals("inbound");
    }

    /** A call that we have placed; where Twilio does not say so it is one to us. */
    boolean isOutbound() {
        return get("Direction").startsWith("outbound");
    }

    void answerXml(String document) {
        context.response()
                .putHeader("Content-Type", "text/xml; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(document);
    }

    void answer(int status) {
        context.response().setStatusCode(status).end();
    }
}
