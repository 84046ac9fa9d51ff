package org.knownvoice.simulator;

import java.time.Instant;

/**
 * Something in the simulator is different from a moment ago; look at the views for what it is now.
 *
 * @param number counts up from 1
 * @param subject the sid or the phone that changed; never a name
 */
public record Change(long number, Instant at, Kind kind, String subject) {
    /** What kind of thing changed. */
    public enum Kind {
        CALL,
        PHONE,
        HEARD,
        TEXT,
        CONFERENCE,
        LINE,
        ALERT,
        REQUEST,
        FAULT
    }
}
