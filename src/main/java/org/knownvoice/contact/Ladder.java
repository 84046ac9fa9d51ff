package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the escalation has come.
 *
 * @param round 1 for the first climb; a lapse or a new call of somebody whom nobody reached starts another
 * @param step the open step, from 1; 0 before the first
 * @param stepEndsAt when the open step's time is over
 * @param exhaustedAt when the last step ended without an acceptance
 * @param supervisorsAt when the supervisors are paged again
 */
public record Ladder(
        int round,
        int step,
        Optional<Instant> stepEndsAt,
        Optional<Instant> exhaustedAt,
        Optional<Instant> supervisorsAt) {
    static final Ladder NOT_STARTED = new Ladder(0, 0, Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isStarted() {
        return round > 0;
    }

    public boolean isExhausted() {
        return exhaustedAt.isPresent();
    }

    Ladder nextRound() {
        return new Ladder(round + 1, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Ladder inStep(int reached) {
        return new Ladder(round, reached, stepEndsAt, exhaustedAt, supervisorsAt);
    }

    Ladder at(int openStep, Instant endsAt) {
        return new Ladder(round, openStep, Optional.of(endsAt), Optional.empty(), Optional.empty());
    }

    Ladder exhausted(Instant now, Instant supervisorsAgainAt) {
        return new Ladder(
                round, step, Optional.empty(), Optional.of(exhaustedAt.orElse(now)), Optional.of(supervisorsAgainAt));
    }
}
