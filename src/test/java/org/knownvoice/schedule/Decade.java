package org.knownvoice.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Ten years of a clock on a wall, written down minute by minute. Local times are minutes too, as if there were no zone. */
final class Decade {
    private final Instant start;
    private final ZoneId zone;
    /** The latest local time that the clock has shown, at each minute. */
    private final int[] reached;

    Decade(String zone, int year) {
        this.zone = ZoneId.of(zone);
        start = LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        var end = LocalDateTime.of(year + 10, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        reached = new int[(int) ChronoUnit.MINUTES.between(start, end)];
        var rules = this.zone.getRules();
        int latest = Integer.MIN_VALUE;
        for (int minute = 0; minute < reached.length; minute++) {
            int shows = minute + rules.getOffset(instant(minute)).getTotalSeconds() / 60;
            latest = Math.max(latest, shows);
            reached[minute] = latest;
        }
    }

    ZoneId zone() {
        return zone;
    }

    int minutes() {
        return reached.length;
    }

    /** The latest local time that the clock has shown, at each minute. */
    int[] reached() {
        return reached;
    }

    Instant instant(int minute) {
        return start.plusSeconds(60L * minute);
    }

    int minute(Instant instant) {
        return (int) ChronoUnit.MINUTES.between(start, instant);
    }

    int local(LocalDateTime time) {
        return (int) ChronoUnit.MINUTES.between(start, time.toInstant(ZoneOffset.UTC));
    }

    LocalDateTime local(int minutes) {
        return LocalDateTime.ofInstant(instant(minutes), ZoneOffset.UTC);
    }

    DayOfWeek dayOfWeek(int local) {
        return local(local).getDayOfWeek();
    }

    /** The first minute at which the clock has shown this local time; the last minute of all when it never does. */
    int minuteOf(LocalDateTime time) {
        int found = Arrays.binarySearch(reached, local(time));
        while (found > 0 && reached[found - 1] == reached[found]) {
            found--;
        }
        return Math.min(found < 0 ? -found - 1 : found, reached.length - 1);
    }
}
