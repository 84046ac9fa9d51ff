package org.knownvoice.contact;

/** How a call ended, as the phone network said. */
public enum LegOutcome {
    COMPLETED,
    BUSY,
    NO_ANSWER,
    FAILED,
    CANCELED,
    /** Twilio would not place it. */
    REFUSED;

    /** The phone was not reached: the step does not wait for it. */
    public boolean isOutOfReach() {
        return this == BUSY || this == FAILED || this == REFUSED;
    }
}
