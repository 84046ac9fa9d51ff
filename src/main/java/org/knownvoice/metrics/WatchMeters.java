package org.knownvoice.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.knownvoice.engine.Watchdog;

/** What the watchdog mended, and how long ago it looked: {@code knownvoice_watchdog_mended_total}, {@code …age_seconds}. */
public final class WatchMeters implements Watchdog.Counts {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final Map<Watchdog.Mended, Counter> mended = new EnumMap<>(Watchdog.Mended.class);
    private volatile Instant lookedAt;

    /** The age counts from now until the first look. */
    public WatchMeters(Meters meters, InstantSource clock) {
        lookedAt = clock.instant();
        for (var what : Watchdog.Mended.values()) {
            mended.put(
                    what,
                    Counter.builder("knownvoice.watchdog.mended")
                            .description("What got lost, and was found and mended")
                            .tag("what", what.name().toLowerCase(Locale.ROOT))
                            .register(meters.registry()));
        }
        Gauge.builder(
                        "knownvoice.watchdog.age.seconds",
                        () -> Duration.between(lookedAt, clock.instant()).toMillis() / MILLIS_PER_SECOND)
                .description("How long ago the last look for lost deadlines, calls and texts went well")
                .register(meters.registry());
    }

    @Override
    public void mended(Watchdog.Mended what) {
        mended.get(what).increment();
    }

    @Override
    public void looked(Instant at) {
        lookedAt = at;
    }
}
