package org.knownvoice.simulator;

/** A document that Twilio would not carry out. */
final class TwimlRefused extends RuntimeException {
    private final int code;

    TwimlRefused(int code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
