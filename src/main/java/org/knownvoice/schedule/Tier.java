package org.knownvoice.schedule;

/** The place in which a clinician is on call for a team. */
public enum Tier {
    PRIMARY,
    BACKUP,
    SUPERVISOR
}
