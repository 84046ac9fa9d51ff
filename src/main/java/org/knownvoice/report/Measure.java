package org.knownvoice.report;

import java.time.Duration;
import java.util.Optional;

/**
 * How long something took, from the opening of the contact.
 *
 * <p>Percentiles are discrete: each is the time of a real contact, none is a mean of two. A contact that has not come so
 * far counts as longer than any other, so that it cannot make the figures look better; when the percentile falls on such a
 * contact it is empty.
 *
 * @param count contacts that have come so far
 * @param notReached contacts that have not
 * @param slowest of those that have; empty when none has
 */
public record Measure(
        int count, int notReached, Optional<Duration> median, Optional<Duration> p90, Optional<Duration> slowest) {}
