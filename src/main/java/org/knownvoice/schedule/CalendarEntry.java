package org.knownvoice.schedule;

import java.time.Instant;

/**
 * What a calendar feed has shown of one time on call.
 *
 * @param uid by which calendar programs know it; stays while its ends move
 * @param sequence grows by one with each change
 * @param changedAt when it was first shown or last changed
 * @param cancelled it was shown before and does not take place
 */
public record CalendarEntry(String uid, Shift shift, int sequence, Instant changedAt, boolean cancelled) {

    CalendarEntry movedTo(Shift now, Instant at) {
        return new CalendarEntry(uid, now, sequence + 1, at, false);
    }

    CalendarEntry cancelledAt(Instant at) {
        return new CalendarEntry(uid, shift, sequence + 1, at, true);
    }

    boolean isOver(Instant now) {
        return !shift.endsAt().isAfter(now);
    }
}
