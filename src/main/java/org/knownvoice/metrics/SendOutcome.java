package org.knownvoice.metrics;

/** What became of one attempt to send. */
public enum SendOutcome {
    /** The other side took it. */
    SENT,
    /** It refused for now (429, 5xx, broken connection): tried again. */
    RETRIED,
    /** It refused for good: tried no more. */
    REFUSED,
    /** No clear answer: looked up before it is sent again. */
    UNCLEAR,
    /** It was not sent in the time in which it made sense. */
    EXPIRED
}
