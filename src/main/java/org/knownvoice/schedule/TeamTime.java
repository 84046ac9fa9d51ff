package org.knownvoice.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Moments as the people of a team write and read them. */
public record TeamTime(ZoneId zone) {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm zzz", Locale.US);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * A local time ({@code 2026-03-02T03:00}; the first of the two where the clock shows it twice, the moment of the skip
     * where it is skipped) or a moment with its offset ({@code 2026-03-02T11:00:00Z}), from 2000 until 2200.
     */
    public Optional<Instant> read(String text) {
        return local(text).or(() -> withOffset(text)).filter(at -> !at.isBefore(EARLIEST) && at.isBefore(LATEST));
    }

    private Optional<Instant> local(String text) {
        try {
            return Optional.of(new WallClock(zone).reaches(LocalDateTime.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** To the minute, with the zone's name at that time: {@code Mon 2 Mar 2026 03:00 PST}. */
    public String show(Instant at) {
        return SHOWN.format(at.atZone(zone));
    }
}
