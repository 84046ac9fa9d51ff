package org.knownvoice.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One text message.
 *
 * @param inbound whether a phone sent it to one of our lines
 * @param statuses Twilio's status words with their times, the last one is the present
 * @param errorCode why it did not arrive
 */
public record TextView(
        String sid,
        boolean inbound,
        String from,
        String to,
        String body,
        Instant at,
        List<StatusAt> statuses,
        Optional<Integer> errorCode) {
    /** A status and the moment it began. */
    public record StatusAt(String status, Instant at) {}

    public TextView {
        statuses = List.copyOf(statuses);
    }

    public String status() {
        return statuses.getLast().status();
    }
}
