package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * A text of the client's to which the clinician has sent no word yet. Further texts do not put the time off.
 *
 * @param tellAt when the next one is told that no word has gone back: first the clinician, then the supervisors
 * @param clinicianTold whether the clinician has been told that already
 * @param quietUntil until then the clinician hears of no further text: of many in a minute they are told once
 * @param more a further text has come meanwhile: the clinician is told of it at the end
 */
public record Unanswered(Instant tellAt, boolean clinicianTold, Optional<Instant> quietUntil, boolean more) {

    /** When the clinician is told of the texts that came meanwhile; empty when none did. */
    Optional<Instant> alertAt() {
        return more ? quietUntil : Optional.empty();
    }

    boolean isQuietAt(Instant now) {
        return quietUntil.filter(until -> until.isAfter(now)).isPresent();
    }

    Unanswered withMore() {
        return new Unanswered(tellAt, clinicianTold, quietUntil, true);
    }

    Unanswered alerted(Instant quiet) {
        return new Unanswered(tellAt, clinicianTold, Optional.of(quiet), false);
    }

    Unanswered told(Instant next) {
        return new Unanswered(next, true, quietUntil, more);
    }
}
