package org.knownvoice.telephony;

/** A failure as it may be logged: its kind and place. Its message may hold a number or somebody's words. */
final class Shown extends Exception {
    private Shown(Throwable failure) {
        super(failure.getClass().getName(), null, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static Shown of(Throwable failure) {
        return new Shown(failure);
    }
}
