package org.knownvoice.contact;

/** Which command goes first when Twilio's rate makes some wait. */
public enum Priority {
    /** The first page of a contact, and whatever joins, moves or ends a call. */
    FIRST,
    /** Other pages. */
    PAGE,
    /** Notices. */
    NOTICE
}
