package org.knownvoice.metrics;

/** By which way something leaves the outbox. */
public enum SendKind {
    CALL,
    TEXT,
    MAIL
}
