package org.knownvoice.schedule;

import java.time.Instant;

/** [startsAt, endsAt). */
public record Stretch(Instant startsAt, Instant endsAt) {
    public Stretch {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a stretch ends after it starts");
        }
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(startsAt) && instant.isBefore(endsAt);
    }

    public boolean overlaps(Instant from, Instant to) {
        return startsAt.isBefore(to) && from.isBefore(endsAt);
    }
}
