package org.knownvoice.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The contacts of a report: those that were opened at or after {@code from} and before {@code to}. */
public record Period(Instant from, Instant to) {
    /** How far back a report looks when nobody says so. */
    public static final Duration DEFAULT = Duration.ofDays(30);

    /** The longest period that one report covers. */
    public static final Duration LONGEST = Duration.ofDays(400);

    /** All four counties keep this time. */
    private static final ZoneId COUNTIES = ZoneId.of("America/Los_Angeles");

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }

    public boolean isTooLong() {
        return Duration.between(from, to).compareTo(LONGEST) > 0;
    }

    /**
     * Reads a moment ({@code 2026-03-01T08:00:00Z}, or with another offset) or a day ({@code 2026-03-01}: its midnight in
     * the counties). From the year 2000 to 2199.
     */
    public static Optional<Instant> moment(String text) {
        try {
            var moment = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(COUNTIES).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return Optional.of(moment).filter(at -> !at.isBefore(FIRST) && at.isBefore(LAST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
