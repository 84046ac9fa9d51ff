package org.knownvoice.telephony;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as a tired person reads them: {@code Fri Nov 27 8 PM}, {@code 8:30 AM}. */
record Wording(ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE MMM d", Locale.US);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE", Locale.US);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h a", Locale.US);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern(" zzz", Locale.US);
    private static final int WEEK = 7;

    String moment(Instant at) {
        return DAY.format(at.atZone(zone)) + " " + time(at);
    }

    /** {@code Fri Nov 27 8 PM to Sat 8 AM}: the day of the end is left out where it is the same, its date within a week. */
    String period(Instant from, Instant to) {
        return moment(from) + " to " + end(from.atZone(zone), to);
    }

    private String end(ZonedDateTime from, Instant to) {
        long days = ChronoUnit.DAYS.between(from.toLocalDate(), to.atZone(zone).toLocalDate());
        if (days == 0) {
            return time(to);
        }
        return days < WEEK ? WEEKDAY.format(to.atZone(zone)) + " " + time(to) : moment(to);
    }

    /** In the hour that comes twice it says which of the two. */
    String time(Instant at) {
        var local = at.atZone(zone);
        boolean twice = zone.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
        return (local.getMinute() == 0 ? HOUR : MINUTE).format(local) + (twice ? ZONE.format(local) : "");
    }
}
