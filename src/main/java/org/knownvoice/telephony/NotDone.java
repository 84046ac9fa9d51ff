package org.knownvoice.telephony;

/** Takes the way out through the SDK, whose own exceptions do not tell an unclear answer from one never sent. */
final class NotDone extends RuntimeException {
    enum Reason {
        REFUSED,
        THROTTLED,
        UNCLEAR,
        NOT_SENT
    }

    private final Reason reason;
    private final int code;
    private final int status;

    private NotDone(Reason reason, int code, int status) {
        super("Twilio: " + reason + " " + code + " " + status, null, false, false);
        this.reason = reason;
        this.code = code;
        this.status = status;
    }

    static NotDone refused(int code, int status) {
        return new NotDone(Reason.REFUSED, code, status);
    }

    static NotDone because(Reason reason) {
        return new NotDone(reason, 0, 0);
    }

    <T> TwilioAnswer<T> answer() {
        return switch (reason) {
            case REFUSED -> new TwilioAnswer.Refused<>(code, status, isPermanent());
            case THROTTLED -> new TwilioAnswer.Throttled<>();
            case UNCLEAR -> new TwilioAnswer.Unclear<>();
            case NOT_SENT -> new TwilioAnswer.NotSent<>();
        };
    }

    /** Wrong credentials (401, 403) and conflicts (409) may be mended while the page waits. */
    private boolean isPermanent() {
        return status != 401 && status != 403 && status != 409;
    }
}
