package org.knownvoice.engine;

/** No contact, leg or page has this id. Comes from zero rows only, never from a database error. */
public final class UnknownContact extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnknownContact() {
        super("no contact has this id", null, false, false);
    }
}
