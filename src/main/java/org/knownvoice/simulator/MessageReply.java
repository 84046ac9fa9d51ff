package org.knownvoice.simulator;

import java.net.URI;
import org.knownvoice.simulator.SimulatedMessage.Order;
import org.knownvoice.simulator.SimulatedMessage.Way;

/** Asks the application about a text that came in, and sends what its answer says. */
final class MessageReply {
    private static final int LONGEST = 1600;
    private static final int MOST_REDIRECTS = 10;

    private final Exchange exchange;
    private final Messages messages;

    MessageReply(Exchange exchange, Messages messages) {
        this.exchange = exchange;
        this.messages = messages;
    }

    void ask(SimulatedMessage message, Verb.Action action) {
        ask(message, action, 0);
    }

    private void ask(SimulatedMessage message, Verb.Action action, int hop) {
        var form = messages.params(message);
        form.put("SmsMessageSid", message.sid());
        form.put("SmsStatus", "received");
        form.put("Body", message.order().body());
        form.put("NumMedia", "0");
        form.put("NumSegments", String.valueOf(message.segments()));
        exchange.lines()
                .find(message.order().to())
                .flatMap(SimulatedLine::service)
                .ifPresent(service -> {
                    form.put("MessagingServiceSid", service.sid());
                    OptOuts.typeOf(message.order().body()).ifPresent(type -> form.put("OptOutType", type));
                });
        exchange.webhooks()
                .ask(WebhookRequest.forTwiml(action.method(), action.url(), form))
                .onSuccess(answer -> read(message, answer, hop))
                .onFailure(failure -> alert(
                        message,
                        failure instanceof WebhookFailed known ? known.code() : 11200,
                        failure.getMessage(),
                        action.url()));
    }

    private void read(SimulatedMessage message, WebhookAnswer answer, int hop) {
        if (answer.body().length() == 0) {
            return;
        }
        if (!answer.isXml()) {
            alert(message, 12300, "Invalid Content-Type", answer.url());
            return;
        }
        try {
            var document = TwimlParser.parse(answer.text(), TwimlDocument.Place.TEXT);
            document.warnings().forEach(warning -> alert(message, warning.code(), warning.text(), answer.url()));
            for (var verb : document.verbs()) {
                if (verb instanceof Verb.Message reply) {
                    reply(message, reply, answer.url());
                } else if (verb instanceof Verb.Redirect redirect) {
                    follow(message, redirect.action(), answer.url(), hop);
                    return;
                }
            }
        } catch (TwimlRefused refused) {
            alert(message, refused.code(), refused.getMessage(), answer.url());
        }
    }

    private void follow(SimulatedMessage message, Verb.Action action, String base, int hop) {
        if (hop >= MOST_REDIRECTS) {
            alert(message, 14106, "Document retrieval limit reached", base);
            return;
        }
        ask(message, new Verb.Action(URI.create(base).resolve(action.url()).toString(), action.method()), hop + 1);
    }

    private void reply(SimulatedMessage message, Verb.Message reply, String base) {
        var from = reply.from().isEmpty() ? message.order().to() : reply.from();
        var to = reply.to().isEmpty() ? message.order().from() : reply.to();
        if (reply.body().isEmpty() || reply.body().length() > LONGEST) {
            alert(message, 14103, "Invalid Body", base);
        } else if (!CallerIds.isE164(to)) {
            alert(message, 14101, "Invalid \"To\" attribute", base);
        } else if (!exchange.lines().owns(from)) {
            alert(message, 14102, "Invalid \"From\" attribute", base);
        } else if (messages.isSilenced(from, to)) {
            alert(message, 21610, "Attempt to send to unsubscribed recipient", base);
        } else {
            var callback = reply.statusCallback().isEmpty()
                    ? ""
                    : URI.create(base).resolve(reply.statusCallback()).toString();
            messages.send(new Order(Way.OUTBOUND_REPLY, from, to, reply.body(), callback));
        }
    }

    private void alert(SimulatedMessage message, int code, String text, String url) {
        exchange.alerts().raise(code, text, message.sid(), url);
    }
}
