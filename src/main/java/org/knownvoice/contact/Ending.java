package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/** How the contact ended and was closed. */
public record Ending(Optional<Instant> endedAt, Optional<Outcome> outcome, Optional<Instant> closedAt) {
    static final Ending NONE = new Ending(Optional.empty(), Optional.empty(), Optional.empty());

    /** In which way it ended. */
    public enum Outcome {
        /** Caller and clinician have talked. */
        TALKED,
        /** A withheld, unidentified caller hung up: for the supervisor. */
        UNREACHABLE_CALLER,
        /** The caller is not in care here and was given the numbers. */
        NOT_IN_CARE,
        /** A person closed it with a disposition. */
        DISPOSED
    }

    Ending ended(Outcome how, Instant now) {
        return new Ending(Optional.of(now), Optional.of(how), closedAt);
    }

    Ending closed(Outcome how, Instant now) {
        return new Ending(Optional.of(endedAt.orElse(now)), Optional.of(outcome.orElse(how)), Optional.of(now));
    }
}
