package org.knownvoice.contact;

import java.time.Instant;
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
     * A clinician's turn has come: their phone is about to ring.
     *
     * @param step of the escalation policy that names this clinician first
     * @param reason why this person: codes, as on a page
     */
    record Asked(Instant at, ClinicianId clinician, int step, String reason) implements Meanwhile {}

    /** A clinician's phone rings for it. */
    record Rang(Instant at, Ring ring) implements Meanwhile {}

    /** A clinician has pressed 1 and is joined with the caller: the two talk. */
    record Accepted(Instant at, Ring ring) implements Meanwhile {}

    /** A clinician has pressed 2. */
    record Declined(Instant at, Ring ring) implements Meanwhile {}

    /** The call to a clinician with this id rings, or talks, no longer. */
    record RingOver(Instant at, String sid, LegOutcome outcome) implements Meanwhile {}

    /** The talk is over, and the caller is still there. */
    record CutOff(Instant at) implements Meanwhile {}

    /** The caller is put through to the line's fallback number. */
    record ToFallback(Instant at) implements Meanwhile {}

    /** The fallback number has answered. */
    record FallbackAnswered(Instant at) implements Meanwhile {}

    /** The way to the fallback number is over, and the caller is still there. */
    record FallbackLeft(Instant at, boolean talked) implements Meanwhile {}

    /** The caller has left a spoken message, which Twilio keeps under this id. */
    record MessageLeft(Instant at, String recording, int seconds) implements Meanwhile {}

    /** The caller's call is over. */
    record Over(Instant at, LegOutcome outcome) implements Meanwhile {}

    /** The call that the caller's call has made to a clinician. */
    record Ring(ClinicianId clinician, String sid) {}
}
