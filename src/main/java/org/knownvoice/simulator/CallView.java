package org.knownvoice.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call as the account sees it.
 *
 * @param parentSid the call that dialed this one
 * @param from what the called side is shown; not always a number
 * @param statuses every status with its time, the last one is the present
 * @param endReason why it ended, in plain words; empty while it lasts
 * @param sipCode the network's answer to a call that was never picked up
 * @param activity what the call is doing now, for example {@code gather} or {@code conference}
 */
public record CallView(
        String sid,
        Optional<String> parentSid,
        Direction direction,
        String from,
        String to,
        List<StatusAt> statuses,
        Optional<String> endReason,
        Optional<Integer> sipCode,
        String activity) {
    /** A status and the moment it began. */
    public record StatusAt(CallStatus status, Instant at) {}

    public CallView {
        statuses = List.copyOf(statuses);
    }

    public CallStatus status() {
        return statuses.getLast().status();
    }
}
