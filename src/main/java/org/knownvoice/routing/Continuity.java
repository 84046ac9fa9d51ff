package org.knownvoice.routing;

/** How close the one who accepted is to the client, from closest to not at all. */
public enum Continuity {
    /** The client's primary clinician. */
    OWN_CLINICIAN,
    /** Any other care relationship with the client. */
    CARE_TEAM,
    /** A member of the client's treatment team. */
    OWN_TEAM,
    /** Another clinician of the program. */
    PROGRAM,
    /** Nobody accepted, or the client is not known. */
    NONE
}
