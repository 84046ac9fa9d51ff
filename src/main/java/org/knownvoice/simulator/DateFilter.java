package org.knownvoice.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The filters {@code Name}, {@code Name<} and {@code Name>} over a moment: days, or moments to the second. */
record DateFilter(RestForm form, String name) {
    boolean admits(Instant moment) {
        var second = moment.truncatedTo(ChronoUnit.SECONDS);
        return form.given(name).map(value -> matches(value, second)).orElse(true)
                && form.given(name + ">")
                        .map(value -> !second.isBefore(start(value)))
                        .orElse(true)
                && form.given(name + "<")
                        .map(value -> !second.isAfter(end(value)))
                        .orElse(true);
    }

    private static boolean matches(String value, Instant moment) {
        return !moment.isBefore(start(value)) && !moment.isAfter(end(value));
    }

    private static boolean isDay(String value) {
        return value.length() == 10;
    }

    private static Instant start(String value) {
        try {
            if (isDay(value)) {
                return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            var text = value.replace(' ', 'T');
            return text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw RestError.bad(20001, "Invalid date");
        }
    }

    private static Instant end(String value) {
        return isDay(value) ? start(value).plus(1, ChronoUnit.DAYS).minusSeconds(1) : start(value);
    }
}
