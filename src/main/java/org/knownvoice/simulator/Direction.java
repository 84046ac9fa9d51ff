package org.knownvoice.simulator;

/** Which way a call goes, seen from the account. */
public enum Direction {
    INBOUND("inbound"),
    OUTBOUND_API("outbound-api"),
    OUTBOUND_DIAL("outbound-dial");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** Twilio's spelling. */
    public String word() {
        return word;
    }
}
