package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When people are told what can wait: between 09:00 and 20:00 on the team's wall. */
public final class Waking {
    private static final LocalTime FROM = LocalTime.of(9, 0);
    private static final LocalTime UNTIL = LocalTime.of(20, 0);

    /** What begins so soon is told at any hour. */
    private static final Duration URGENT = Duration.ofHours(12);

    private Waking() {}

    /** The next moment, from now on, at which somebody may be told of what begins then. */
    public static Instant toldAt(ZoneId zone, Instant begins, Instant now) {
        var clock = new WallClock(zone);
        var local = clock.shows(now);
        boolean day = !local.toLocalTime().isBefore(FROM) && local.toLocalTime().isBefore(UNTIL);
        if (day || !begins.isAfter(now.plus(URGENT))) {
            return now;
        }
        var date = local.toLocalTime().isBefore(FROM)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        var morning = clock.reaches(date.atTime(FROM));
        var urgent = begins.minus(URGENT);
        return urgent.isBefore(morning) ? urgent : morning;
    }
}
