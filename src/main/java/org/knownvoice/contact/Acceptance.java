package org.knownvoice.contact;

import java.time.Instant;
import java.util.Optional;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Continuity;

/**
 * The one clinician who has the contact.
 *
 * @param lapsesAt when it lapses unless the two talk; empty while they do, while the caller talks with the fallback line,
 *     and between two tries to call the client back
 * @param unanswered a text of the client's to which no word has gone back yet, while somebody is still to be told of it
 */
public record Acceptance(
        int page,
        ClinicianId clinician,
        Way way,
        Continuity continuity,
        Instant at,
        Optional<Instant> lapsesAt,
        Optional<Unanswered> unanswered) {

    /** Accepted just now: nothing of the client's waits for a word beside the lapse itself. */
    public Acceptance(
            int page, ClinicianId clinician, Way way, Continuity continuity, Instant at, Optional<Instant> lapsesAt) {
        this(page, clinician, way, continuity, at, lapsesAt, Optional.empty());
    }

    /** By which act it was accepted. */
    public enum Way {
        VOICE,
        TEXT,
        SCREEN
    }

    Acceptance closeness(Continuity known) {
        return new Acceptance(page, clinician, way, known, at, lapsesAt, unanswered);
    }

    Acceptance lapsing(Optional<Instant> at) {
        return new Acceptance(page, clinician, way, continuity, this.at, at, unanswered);
    }

    Acceptance leaving(Optional<Unanswered> text) {
        return new Acceptance(page, clinician, way, continuity, at, lapsesAt, text);
    }
}
