package org.knownvoice.simulator;

/** What becomes of a text to a phone. */
public sealed interface Texting {
    /** It arrives. */
    record Delivered() implements Texting {}

    /** It leaves, and the carrier reports this error, for example 30003 (unreachable) or 30007 (filtered). */
    record Undelivered(int errorCode) implements Texting {}

    /** It is taken by the API and fails with this error before it leaves. */
    record Failed(int errorCode) implements Texting {}

    /** The API refuses it with this error, for example 21610 or 21211. */
    record Refused(int errorCode) implements Texting {}
}
