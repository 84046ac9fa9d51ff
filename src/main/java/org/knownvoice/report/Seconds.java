package org.knownvoice.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** A duration as people and spreadsheets read it. */
public final class Seconds {
    private Seconds() {}

    /** Seconds and their fraction, to the millisecond. */
    public static BigDecimal of(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).setScale(3, RoundingMode.HALF_UP);
    }
}
