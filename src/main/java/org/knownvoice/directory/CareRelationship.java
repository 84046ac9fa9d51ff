package org.knownvoice.directory;

/** How a clinician is involved with a client. */
public record CareRelationship(ClientId client, ClinicianId clinician, Kind kind) {

    /** From closest to least close; {@code EXCLUDED} means: never route this client to this clinician. */
    public enum Kind {
        PRIMARY,
        SECONDARY,
        PRESCRIBER,
        CASE_MANAGER,
        PEER,
        EXCLUDED
    }
}
