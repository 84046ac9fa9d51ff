package org.knownvoice.directory;

import java.time.Instant;

/** One meeting of a client and a clinician: what familiarity is made of. */
public record Encounter(ClientId client, ClinicianId clinician, Instant at, Kind kind) {

    /** In which way they met. */
    public enum Kind {
        VISIT,
        PHONE,
        GROUP,
        MEDICATION,
        CRISIS
    }
}
