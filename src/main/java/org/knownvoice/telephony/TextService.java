package org.knownvoice.telephony;

import com.twilio.rest.messaging.v1.Service;
import java.util.List;
import java.util.Objects;

/**
 * A Messaging Service of the account: the only way to have words of our own in the answers that Twilio gives to HELP and
 * STOP. Those words can be read by nobody but a person in Twilio's console: no API shows them.
 *
 * @param inboundUrl where texts to its numbers are posted, unless {@code numbersDecide}; empty: nowhere
 * @param numbersDecide texts go where each number says
 * @param phones its numbers, in E.164
 */
public record TextService(String name, String inboundUrl, boolean numbersDecide, List<String> phones) {
    public TextService {
        phones = List.copyOf(phones);
    }

    static TextService of(Service service, List<String> phones) {
        return new TextService(
                Objects.toString(service.getFriendlyName(), service.getSid()),
                "POST".equals(Objects.toString(service.getInboundMethod(), "POST"))
                        ? Objects.toString(service.getInboundRequestUrl(), "")
                        : "",
                Boolean.TRUE.equals(service.getUseInboundWebhookOnNumber()),
                phones);
    }
}
