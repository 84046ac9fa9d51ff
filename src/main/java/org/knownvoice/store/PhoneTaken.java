package org.knownvoice.store;

/** Another contact's call has taken a phone that this transaction wanted to ring. Decided again, it will see so. */
public final class PhoneTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PhoneTaken() {
        super("another call of ours is at this phone", null, false, false);
    }
}
