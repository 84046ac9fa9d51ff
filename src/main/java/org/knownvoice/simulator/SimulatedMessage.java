package org.knownvoice.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knownvoice.simulator.TextView.StatusAt;

/** One text message. */
final class SimulatedMessage {
    /** Which way it goes, in Twilio's words. */
    enum Way {
        INBOUND("inbound"),
        OUTBOUND_API("outbound-api"),
        OUTBOUND_REPLY("outbound-reply");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** @param statusCallback told how it fares; empty for nobody */
    record Order(Way way, String from, String to, String body, String statusCallback) {}

    private final String sid = Sids.next("SM");
    private final Order order;
    private final List<StatusAt> statuses = new ArrayList<>();
    private Optional<Integer> errorCode = Optional.empty();

    SimulatedMessage(Order order, String status, Instant now) {
        this.order = order;
        statuses.add(new StatusAt(status, now));
    }

    String sid() {
        return sid;
    }

    Order order() {
        return order;
    }

    void enter(String status, Instant now) {
        statuses.add(new StatusAt(status, now));
    }

    void fail(String status, int code, Instant now) {
        errorCode = Optional.of(code);
        enter(status, now);
    }

    String status() {
        return statuses.getLast().status();
    }

    Instant created() {
        return statuses.getFirst().at();
    }

    Instant updated() {
        return statuses.getLast().at();
    }

    Optional<Instant> sentAt() {
        return statuses.stream()
                .filter(entry -> entry.status().equals("sent") || entry.status().equals("received"))
                .map(StatusAt::at)
                .findFirst();
    }

    Optional<Integer> errorCode() {
        return errorCode;
    }

    int segments() {
        return Segments.of(order.body());
    }

    TextView view() {
        return new TextView(
                sid,
                order.way() == Way.INBOUND,
                order.from(),
                order.to(),
                order.body(),
                created(),
                statuses,
                errorCode);
    }
}
