package org.knownvoice.metrics;

import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How the tests of the line go: {@code knownvoice_probe_ok}, {@code …age_seconds} and {@code …probe_seconds}. */
public final class ProbeMeters {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final InstantSource clock;
    private volatile boolean well = true;
    private volatile double seconds = Double.NaN;
    private volatile Instant wellAt;

    /** Until the first test nothing has failed, and the age counts from now. */
    public ProbeMeters(Meters meters, InstantSource clock) {
        this.clock = clock;
        wellAt = clock.instant();
        Gauge.builder("knownvoice.probe.ok", () -> well ? 1 : 0)
                .description("Whether the last test of the line went well: 1 or 0")
                .register(meters.registry());
        Gauge.builder("knownvoice.probe.age.seconds", () -> seconds(Duration.between(wellAt, clock.instant())))
                .description("How long ago the last test of the line went well")
                .register(meters.registry());
        Gauge.builder("knownvoice.probe.seconds", () -> seconds)
                .description("From the call to the first page, in the last test that went well")
                .register(meters.registry());
    }

    /** @param paged from the call to the first page */
    public void wentWell(Duration paged) {
        well = true;
        seconds = seconds(paged);
        wellAt = clock.instant();
    }

    public void failed() {
        well = false;
    }

    private static double seconds(Duration length) {
        return length.toMillis() / MILLIS_PER_SECOND;
    }
}
