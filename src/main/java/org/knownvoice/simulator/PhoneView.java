package org.knownvoice.simulator;

import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;

/**
 * Everything that happened at one phone so far.
 *
 * @param role {@code caller}, {@code clinician}, {@code crisis line} or empty; only for the page
 * @param calls oldest first
 * @param received texts that arrived, oldest first
 * @param sent texts that were written here, oldest first
 */
public record PhoneView(
        PhoneNumber number,
        String label,
        String role,
        PhoneScript script,
        List<LegView> calls,
        List<TextView> received,
        List<TextView> sent) {
    public PhoneView {
        calls = List.copyOf(calls);
        received = List.copyOf(received);
        sent = List.copyOf(sent);
    }

    /** The newest call that is not over. */
    public Optional<LegView> current() {
        return calls.reversed().stream().filter(leg -> !leg.isOver()).findFirst();
    }

    /** The newest call, over or not. */
    public Optional<LegView> latest() {
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.getLast());
    }

    public boolean isRinging() {
        return calls.stream().anyMatch(leg -> leg.state() == LegView.State.RINGING);
    }

    public boolean isTalking() {
        return calls.stream().anyMatch(leg -> leg.state() == LegView.State.TALKING);
    }
}
