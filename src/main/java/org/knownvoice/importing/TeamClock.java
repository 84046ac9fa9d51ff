package org.knownvoice.importing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * Local times of a team as moments. In the hour that comes twice when daylight saving time ends, the first of the two is meant
 * (the earlier offset); a time in the hour that the clock skips does not exist and is a fault.
 */
record TeamClock(ZoneId zone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** The moment of this local time of the row, unless it does not exist. */
    Optional<Instant> at(CsvRow row, String column, LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition skipped = zone.getRules().getTransition(local);
            row.fault(
                    column,
                    "this local time does not exist, the clock skips from %s to %s; write a time before or after"
                            .formatted(
                                    CLOCK.format(skipped.getDateTimeBefore()),
                                    CLOCK.format(skipped.getDateTimeAfter())));
            return Optional.empty();
        }
        return Optional.of(local.toInstant(offsets.getFirst()));
    }
}
