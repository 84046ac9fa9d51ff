package org.knownvoice.contact;

/** By which way the caller came. */
public enum Medium {
    CALL,
    TEXT
}
