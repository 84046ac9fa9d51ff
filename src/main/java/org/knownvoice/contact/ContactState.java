package org.knownvoice.contact;

import java.util.EnumSet;
import java.util.Set;

/** Where a crisis contact stands, and where it may go from there. */
public enum ContactState {
    /** An unknown caller is asked, for a short while, who they are. */
    IDENTIFYING,
    /** Clinicians are being asked; the caller is on the line or texting. */
    PAGING,
    /** One clinician has taken it; the two are not talking yet. */
    ACCEPTED,
    /** Caller and clinician talk. */
    CONNECTED,
    /** The caller is not on the line and is owed a call. */
    CALLBACK,
    /** Nobody accepted in the budget; the fallback is offered, supervisors are still paged. */
    EXHAUSTED,
    /** The talk is over and needs its note. */
    ENDED,
    /** A person has given it its disposition. */
    CLOSED;

    /** The states that may follow this one: all that the rules know how to make, and each exercised by a test. */
    public Set<ContactState> next() {
        return switch (this) {
            case IDENTIFYING -> EnumSet.of(PAGING, EXHAUSTED, CALLBACK, ENDED, CLOSED);
            case PAGING -> EnumSet.of(ACCEPTED, CALLBACK, EXHAUSTED, ENDED, CLOSED);
            case ACCEPTED -> EnumSet.of(CONNECTED, PAGING, EXHAUSTED, CALLBACK, ENDED, CLOSED);
            case CONNECTED -> EnumSet.of(ACCEPTED, PAGING, EXHAUSTED, CALLBACK, ENDED, CLOSED);
            case CALLBACK -> EnumSet.of(ACCEPTED, CONNECTED, PAGING, EXHAUSTED, CLOSED);
            case EXHAUSTED -> EnumSet.of(ACCEPTED, PAGING, CALLBACK, ENDED, CLOSED);
            case ENDED -> EnumSet.of(CALLBACK, CLOSED);
            case CLOSED -> EnumSet.noneOf(ContactState.class);
        };
    }

    /** Whether the caller may still need somebody. */
    public boolean isLive() {
        return this != ENDED && this != CLOSED;
    }
}
