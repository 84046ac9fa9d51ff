package org.knownvoice.simulator;

/** The state of a call in Twilio's words. */
public enum CallStatus {
    QUEUED("queued"),
    RINGING("ringing"),
    IN_PROGRESS("in-progress"),
    COMPLETED("completed"),
    BUSY("busy"),
    FAILED("failed"),
    NO_ANSWER("no-answer"),
    CANCELED("canceled");

    private final String word;

    CallStatus(String word) {
        this.word = word;
    }

    /** Twilio's spelling. */
    public String word() {
        return word;
    }

    public boolean isOver() {
        return ordinal() >= COMPLETED.ordinal();
    }
}
