package org.knownvoice.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.knownvoice.directory.Clinician;

/** The hours beyond the shifts in which own clients may reach a clinician who has opted in. */
public final class AfterHours {
    private static final LocalTime FROM = LocalTime.of(8, 0);

    private AfterHours() {}

    /**
     * Every day from 08:00 team time until the clinician's time, at which it is over; a time before 08:00 is the next
     * morning's, and 08:00 itself the whole day round. The clock on the team's wall decides: a time in the hour that
     * does not exist ends when that hour is skipped, one in the hour that comes twice holds in both.
     */
    public static boolean reachable(Clinician clinician, ZoneId teamZone, Instant now) {
        return clinician
                .afterHoursUntil()
                .filter(until -> within(now.atZone(teamZone).toLocalTime(), until))
                .isPresent();
    }

    private static boolean within(LocalTime local, LocalTime until) {
        return until.isAfter(FROM)
                ? !local.isBefore(FROM) && local.isBefore(until)
                : !local.isBefore(FROM) || local.isBefore(until);
    }
}
