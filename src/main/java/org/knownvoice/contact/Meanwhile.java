package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;

/**
 * What happened to one call while the database did not answer: a fact that is told afterwards. Each may come more than
 * once, and without those before it.
 */
public sealed interface Meanwhile {
    Instant at();

    /** The call came in. */
    record Came(Instant at) implements Meanwhile {}

    /**
     * A clinician's phone rings for it.
     *
     * @param step of the escalation policy that names this clinician first
     * @param reason why this person: codes, as on a page
     * @param sid of the call that rings there
     */
    record Rang(Instant at, ClinicianId clinician, int step, String reason, String sid) implements Meanwhile {}

    /** A clinician has pressed 1 and is joined with the caller: caller and clinician talk. */
    record Accepted(Instant at, ClinicianId clinician, int step, String reason, String sid) implements Meanwhile {}

    /**
     * The clinician's phone rings, or talks, no longer.
     *
     * @param sid of the call that rang there; empty where the phone network did not say
     * @param talked caller and clinician had been joined
     */
    record RingOver(Instant at, ClinicianId clinician, Optional<String> sid, LegOutcome outcome, boolean talked)
            implements Meanwhile {}

    /** The caller is put through to the line's fallback number. */
    record ToFallback(Instant at) implements Meanwhile {}

    /** The fallback number has answered. */
    record FallbackAnswered(Instant at) implements Meanwhile {}

    /** The way to the fallback number is over, and the caller is still there. */
    record FallbackLeft(Instant at, boolean talked) implements Meanwhile {}

    /** The caller's call is over. */
    record Over(Instant at, LegOutcome outcome) implements Meanwhile {}
}
