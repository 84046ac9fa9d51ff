package org.knownvoice.simulator;

import java.time.Duration;

/** What a phone does when it is called. */
public sealed interface Answering {
    /** Rings until somebody acts by {@link Phone} or on the page. */
    record ByHand() implements Answering {}

    /** Is picked up after ringing for this long. */
    record After(Duration ringing) implements Answering {}

    /** Rings until the caller gives up. */
    record Never() implements Answering {}

    /** Is busy with somebody else. */
    record Busy() implements Answering {}

    /** Is declined by its owner after ringing for this long; the caller's side sees busy. */
    record Declines(Duration ringing) implements Answering {}

    /** Cannot be reached: the call fails with this SIP code before it rings, 404 for a number that does not exist. */
    record OutOfService(int sipCode) implements Answering {}

    /** A machine picks up, talks, beeps, stays on the line, hangs up, and never presses a key. */
    record Voicemail(Duration ringing, Duration talks, Duration staysOn) implements Answering {}
}
