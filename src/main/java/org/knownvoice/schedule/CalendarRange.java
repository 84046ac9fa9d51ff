package org.knownvoice.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a calendar feed shows: the whole months (UTC) around now, at least 30 days back and 120 ahead. Whole months, so
 * that somebody who is on call without end is shown anew once a month only.
 */
public record CalendarRange(Instant from, Instant to) {
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(120);

    /** So far beyond its ends a time on call is looked at, to be shown whole. */
    private static final Duration BEYOND = Duration.ofDays(62);

    public static CalendarRange around(Instant now) {
        return new CalendarRange(
                startOf(monthOf(now.minus(BACK))),
                startOf(monthOf(now.plus(AHEAD)).plusMonths(1)));
    }

    /** When the feed's clinician or team is on call, of which any part lies in the range. By start. */
    public List<Shift> shifts(OnCall onCall, CalendarFeed feed) {
        var earliest = from.minus(BEYOND);
        var latest = to.plus(BEYOND);
        var ofClinician = feed.clinician().map(one -> onCall.between(one, earliest, latest));
        var ofTeam = feed.team().map(one -> onCall.between(one, earliest, latest));
        return ofClinician.or(() -> ofTeam).orElse(List.of()).stream()
                .filter(shift ->
                        shift.endsAt().isAfter(from) && shift.startsAt().isBefore(to))
                .toList();
    }

    /** One that began before what is looked at keeps the start that was shown. */
    Shift sinceBefore(Shift shift, Optional<Shift> shown) {
        boolean cut = shift.startsAt().equals(from.minus(BEYOND));
        return shown.map(Shift::startsAt)
                .filter(start -> cut && start.isBefore(shift.startsAt()))
                .map(start -> new Shift(shift.team(), shift.tier(), shift.clinician(), start, shift.endsAt()))
                .orElse(shift);
    }

    private static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
