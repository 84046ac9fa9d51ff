package org.knownvoice.gate;

import java.time.Duration;

/**
 * How long a connection may take for its next step.
 *
 * @param firstRequest from opening until the first request's headers are read. Default 10 s
 * @param body until a request's body is read. Default 10 s
 * @param answer until it is answered: more than a statement of the database may take. Default 20 s
 * @param nextRequest until the answer is taken and the next request's headers are read: more than Twilio keeps a
 *     connection open. Default 75 s
 */
record Patience(Duration firstRequest, Duration body, Duration answer, Duration nextRequest) {
    static final Patience DEFAULT = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(75));
}
