package org.knownvoice.telephony;

/** What Twilio asks and tells about a call that is answered without the database: the last part of the address. */
enum AwayAddress {
    /** A clinician's phone has rung, or talked: what the caller hears next. */
    NEXT("next"),
    /** A clinician's phone is answered: the page. */
    PROMPT("prompt"),
    /** A key of the clinician. */
    PRESS("press"),
    /** How the call to the clinician stands. */
    RING_STATUS("ring-status"),
    FALLBACK_LEFT("fallback-left"),
    FALLBACK_STATUS("fallback-status");

    private final String word;

    AwayAddress(String word) {
        this.word = word;
    }

    /** The path on this server, with the given token. */
    String path(String token) {
        return "/twilio/away/" + token + "/" + word;
    }
}
