package org.knownvoice.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A day as people write it in a text: {@code FRI}, {@code 11/27}, {@code TODAY}, {@code TOMORROW}. */
public sealed interface DayWord {
    /** Month and day, with nothing but a sign between. */
    Pattern DATE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})");

    /** Whether this local day is meant; the nearest such day is. */
    boolean means(LocalDate day, LocalDate today);

    /** So many days from today. */
    record FromToday(int days) implements DayWord {
        @Override
        public boolean means(LocalDate day, LocalDate today) {
            return day.equals(today.plusDays(days));
        }
    }

    /** Today, or in the week that follows. */
    record Weekday(DayOfWeek name) implements DayWord {
        @Override
        public boolean means(LocalDate day, LocalDate today) {
            return day.getDayOfWeek() == name && !day.isBefore(today) && !day.isAfter(today.plusWeeks(1));
        }
    }

    /** Of whichever year. */
    record Date(MonthDay date) implements DayWord {
        @Override
        public boolean means(LocalDate day, LocalDate today) {
            return MonthDay.from(day).equals(date);
        }
    }

    /** Reads one word; at least three letters of a weekday. */
    static Optional<DayWord> parse(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "TODAY", "TONIGHT" -> Optional.of(new FromToday(0));
            case "TOMORROW" -> Optional.of(new FromToday(1));
            default -> weekday(upper).or(() -> date(upper));
        };
    }

    private static Optional<DayWord> weekday(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> word.length() >= 3 && day.name().startsWith(word))
                .<DayWord>map(Weekday::new)
                .findFirst();
    }

    private static Optional<DayWord> date(String word) {
        var date = DATE.matcher(word);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Date(MonthDay.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
