package org.knownvoice.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock on a team's wall, which skips an hour in spring and shows one twice in autumn. */
record WallClock(ZoneId zone) {

    /**
     * The first moment at which the clock has reached this local time: in the hour that comes twice, the first of the
     * two; for a time that is skipped, the moment of the skip.
     */
    Instant reaches(LocalDateTime local) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.getFirst());
    }

    /** What the clock shows. */
    LocalDateTime shows(Instant instant) {
        ZoneOffset offset = zone.getRules().getOffset(instant);
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset);
    }
}
