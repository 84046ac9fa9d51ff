package org.knownvoice.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that went wrong on purpose.
 *
 * @param about the call or text of which a request was tampered with; empty when everybody suffers
 */
record Trouble(Kind kind, Instant from, Instant to, Optional<String> about) {
    /** What went wrong, and how long it takes the house to be itself again afterwards. */
    enum Kind {
        KILLED(6),
        HELD(6),
        RESTARTED(5),
        DATABASE_CUT(8),
        DATABASE_BLOCKED(8),
        DATABASE_SLOW(5),
        TWILIO_REFUSES(6),
        TWILIO_UNCLEAR(12),
        TWILIO_SLOW(10),
        CLOCK_WRONG(6),
        CALLBACK_LOST(80),
        ANSWER_LOST(20),
        TWICE(1),
        LATE(3),
        MACHINE_BUSY(0);

        private final Duration recovery;

        Kind(int recovery) {
            this.recovery = Duration.ofSeconds(recovery);
        }

        Duration recovery() {
            return recovery;
        }
    }

    static Trouble of(Kind kind, Instant from, Instant to) {
        return new Trouble(kind, from, to, Optional.empty());
    }

    /** Until when it may be felt. */
    Instant felt() {
        return to.plus(kind.recovery());
    }

    @Override
    public String toString() {
        return kind + " " + from + " for " + Duration.between(from, to).toMillis() + " ms"
                + about.map(sid -> " at " + sid).orElse("");
    }
}
