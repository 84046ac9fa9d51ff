package org.knownvoice.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knownvoice.directory.PhoneNumber;

/**
 * One call seen from the phone that takes part in it.
 *
 * @param shown the number that the phone's display shows for the other side
 * @param heard everything that was audible, oldest first
 * @param with the phones that can be heard and talked to now
 */
public record LegView(
        String callSid,
        String shown,
        State state,
        Instant startedAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        List<Heard> heard,
        Set<PhoneNumber> with) {
    /** Where a phone is in a call. {@code DIALING} is a caller whose call was not answered yet. */
    public enum State {
        DIALING,
        RINGING,
        TALKING,
        ENDED
    }

    public LegView {
        heard = List.copyOf(heard);
        with = Set.copyOf(with);
    }

    public boolean isOver() {
        return state == State.ENDED;
    }

    /** All spoken words so far, in order, separated by spaces. */
    public String said() {
        return heard.stream()
                .filter(Heard.Said.class::isInstance)
                .map(item -> ((Heard.Said) item).text())
                .collect(Collectors.joining(" "));
    }
}
