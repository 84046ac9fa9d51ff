package org.knownvoice.simulator;

import java.time.Duration;

/**
 * How fast the pretend telephone network is.
 *
 * @param callsPerSecond calls created over REST that start in a second; more are queued. Default 1, as for a new account
 * @param segmentsPerSecond text segments that one line sends in a second; more are queued. Default 1, as for a long code
 * @param ringSetUp from the start of a call to its first ring. Default 300 ms
 * @param textDelivery from sent to delivered. Default 800 ms
 */
public record Network(double callsPerSecond, double segmentsPerSecond, Duration ringSetUp, Duration textDelivery) {
    public Network {
        if (callsPerSecond <= 0 || segmentsPerSecond <= 0 || ringSetUp.isNegative() || textDelivery.isNegative()) {
            throw new IllegalArgumentException("rates must be above zero and durations not negative");
        }
    }

    public static Network defaults() {
        return new Network(1, 1, Duration.ofMillis(300), Duration.ofMillis(800));
    }

    /** A network without queues and delays. */
    public static Network instant() {
        return new Network(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Duration.ZERO, Duration.ZERO);
    }

    Duration betweenCalls() {
        return Duration.ofNanos((long) (1e9 / callsPerSecond));
    }

    Duration betweenSegments() {
        return Duration.ofNanos((long) (1e9 / segmentsPerSecond));
    }
}
