package org.knownvoice.telephony;

/** What Twilio may tell about, or ask for, a leg: the last part of the address that is handed out for it. */
enum LegAddress {
    /** The leg asks what it hears next. */
    ASK("ask"),
    /** Keys of the caller. */
    KEYS("keys"),
    /** A key of the clinician. */
    PRESS("press"),
    /** How our own call stands. */
    STATUS("status"),
    BRIDGE_LEFT("bridge-left"),
    FALLBACK_LEFT("fallback-left"),
    FALLBACK_STATUS("fallback-status"),
    MESSAGE_LEFT("message-left"),
    MESSAGE_KEPT("message-kept"),
    CONFERENCE("conference"),
    /** What a clinician hears in the bridge while the client's phone rings. */
    WAIT("wait");

    private final String word;

    LegAddress(String word) {
        this.word = word;
    }

    /** The path on this server, with the given token. */
    String path(String token) {
        return "/twilio/leg/" + token + "/" + word;
    }
}
