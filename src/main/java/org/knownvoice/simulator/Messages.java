package org.knownvoice.simulator;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.simulator.SimulatedMessage.Order;
import org.knownvoice.simulator.SimulatedMessage.Way;

/** Every text in both directions. */
final class Messages {
    private final Exchange exchange;
    private final OptOuts optOuts = new OptOuts();
    private final Map<String, SimulatedMessage> bySid = new LinkedHashMap<>();
    private final Map<String, StartQueue> lines = new HashMap<>();
    private final MessageReply replies;

    Messages(Exchange exchange) {
        this.exchange = exchange;
        this.replies = new MessageReply(exchange, this);
    }

    boolean isSilenced(String line, String phone) {
        return optOuts.isSilenced(line, phone);
    }

    /** A text leaves one of our lines when its queue permits. */
    SimulatedMessage send(Order order) {
        var message = add(new SimulatedMessage(order, "queued", exchange.now()));
        var taken = exchange.settings().network().betweenSegments().multipliedBy(message.segments());
        lines.computeIfAbsent(order.from(), line -> new StartQueue(exchange.agenda()))
                .start(taken, () -> leave(message));
        return message;
    }

    private void leave(SimulatedMessage message) {
        var phone = exchange.handsets().at(message.order().to());
        if (phone.script().texting() instanceof Texting.Failed failed) {
            message.fail("failed", failed.errorCode(), exchange.now());
            tell(message);
            return;
        }
        message.enter("sent", exchange.now());
        tell(message);
        Duration travel = exchange.settings().network().textDelivery();
        exchange.agenda().after(travel, () -> arrive(message, phone));
    }

    private void arrive(SimulatedMessage message, Handset phone) {
        if (phone.script().texting() instanceof Texting.Undelivered undelivered) {
            message.fail("undelivered", undelivered.errorCode(), exchange.now());
        } else {
            message.enter("delivered", exchange.now());
            phone.receive(message);
        }
        tell(message);
    }

    private void tell(SimulatedMessage message) {
        changed(message);
        var form = params(message);
        form.put("MessageStatus", message.status());
        form.put("SmsStatus", message.status());
        message.errorCode().ifPresent(code -> form.put("ErrorCode", code.toString()));
        exchange.webhooks()
                .tell(WebhookRequest.callback("POST", message.order().statusCallback(), form), message.sid());
    }

    /** A phone writes to one of our lines. */
    SimulatedMessage receive(Handset phone, SimulatedLine line, String body) {
        var number = line.phone().e164();
        var message = add(new SimulatedMessage(
                new Order(Way.INBOUND, phone.number().e164(), number, body, ""), "received", exchange.now()));
        phone.wrote(message);
        optOuts.reactTo(line, phone.number().e164(), body)
                .ifPresent(words -> send(
                        new Order(Way.OUTBOUND_REPLY, number, phone.number().e164(), words, "")));
        if (!line.textsGoTo().isEmpty()) {
            replies.ask(message, new Verb.Action(line.textsGoTo(), "POST"));
        }
        return message;
    }

    Map<String, String> params(SimulatedMessage message) {
        var params = new LinkedHashMap<String, String>();
        params.put("MessageSid", message.sid());
        params.put("SmsSid", message.sid());
        params.put("AccountSid", exchange.settings().credentials().accountSid());
        params.put("ApiVersion", CallParams.API_VERSION);
        CallParams.side(params, "From", message.order().from());
        CallParams.side(params, "To", message.order().to());
        return params;
    }

    private SimulatedMessage add(SimulatedMessage message) {
        bySid.put(message.sid(), message);
        changed(message);
        return message;
    }

    private void changed(SimulatedMessage message) {
        exchange.changes().note(Change.Kind.TEXT, message.sid());
    }

    Optional<SimulatedMessage> find(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    Collection<SimulatedMessage> all() {
        return List.copyOf(bySid.values());
    }
}
