package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that reached the ear at a phone. */
public sealed interface Heard {
    Instant at();

    /**
     * Spoken words.
     *
     * @param duration how long all of it takes, at 2.5 words a second
     * @param cutAt when it was interrupted; empty when it was not, or not yet
     */
    record Said(Instant at, Duration duration, Optional<Instant> cutAt, String text, String language, String voice)
            implements Heard {
        /** Whether all of it had been spoken by then. */
        public boolean finishedBy(Instant moment) {
            return cutAt.isEmpty() && !at.plus(duration).isAfter(moment);
        }
    }

    /** A sound file. */
    record Played(Instant at, Duration duration, Optional<Instant> cutAt, String url) implements Heard {}

    /** Music while waiting in a conference; it has no end of its own. */
    record Music(Instant at, String url) implements Heard {}

    /** The tone of a phone that rings at the other end. */
    record Ringback(Instant at) implements Heard {}

    /** A beep: somebody joined or left, or a recording begins. */
    record Beep(Instant at) implements Heard {}
}
