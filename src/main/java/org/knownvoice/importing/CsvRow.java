package org.knownvoice.importing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.store.Code;

/**
 * One row of a file. Each reading method notes a fault and answers empty where the cell does not fit; {@link #whenSound} makes
 * the value only when no cell of the row had a fault, so that all faults of a row are told at once.
 */
final class CsvRow {
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private final DirectoryFile file;
    private final long line;
    private final Map<String, String> cells;
    private final Consumer<Fault> faults;
    private boolean sound = true;

    CsvRow(DirectoryFile file, long line, Map<String, String> cells, Consumer<Fault> faults) {
        this.file = file;
        this.line = line;
        this.cells = cells;
        this.faults = faults;
    }

    long line() {
        return line;
    }

    /** The cell as it is; may be empty. */
    String raw(String column) {
        return cells.get(column);
    }

    void fault(String column, String reason) {
        sound = false;
        faults.accept(new Fault(file.fileName, line, column, reason));
    }

    <T> Optional<T> whenSound(Supplier<T> value) {
        return sound ? Optional.of(value.get()) : Optional.empty();
    }

    Optional<String> optional(String column) {
        return Optional.of(raw(column)).filter(text -> !text.isEmpty());
    }

    Optional<String> text(String column) {
        return required(column, Optional::of, "");
    }

    Optional<PhoneNumber> phone(String column) {
        return required(column, PhoneNumber::parse, PHONE);
    }

    Optional<PhoneNumber> optionalPhone(String column) {
        return optional(column, PhoneNumber::parse, PHONE);
    }

    private static final String PHONE = "is no phone number; write it as +1 and ten digits";

    Optional<Boolean> yesNo(String column) {
        return required(
                column,
                text -> switch (text) {
                    case "yes" -> Optional.of(true);
                    case "no" -> Optional.of(false);
                    default -> Optional.empty();
                },
                "write yes or no");
    }

    <E extends Enum<E>> Optional<E> code(String column, Class<E> type) {
        return required(column, text -> Code.find(type, text), "write one of: " + codes(type));
    }

    static String codes(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Code::of).collect(Collectors.joining(", "));
    }

    /** A county is a name, not a code: {@code Skagit} as well as {@code skagit}. */
    Optional<County> county(String column) {
        return required(
                column,
                text -> Code.find(County.class, text.toLowerCase(Locale.ROOT)),
                "write one of: " + codes(County.class));
    }

    Optional<Language> language(String column) {
        return required(column, Language::parse, LANGUAGE);
    }

    static final String LANGUAGE = "is no language; write its code, such as en or es";

    /** The parts between semicolons, each of which must fit; empty for an empty cell. */
    <T> Optional<List<T>> list(String column, Function<String, Optional<T>> part, String remedy) {
        List<T> parts = new ArrayList<>();
        for (String text : raw(column).split(";")) {
            Optional<T> read = part.apply(text.strip());
            if (!text.isBlank() && read.isEmpty()) {
                fault(column, remedy);
                return Optional.empty();
            }
            read.filter(value -> !text.isBlank()).ifPresent(parts::add);
        }
        return Optional.of(parts);
    }

    /** As {@link #list}, with at least one part. */
    <T> Optional<List<T>> someOf(String column, Function<String, Optional<T>> part, String remedy) {
        Optional<List<T>> parts = list(column, part, remedy);
        if (parts.filter(List::isEmpty).isPresent()) {
            fault(column, EMPTY);
        }
        return parts;
    }

    Optional<LocalDate> optionalDate(String column) {
        return optional(column, parsing(LocalDate::parse), "is no date; write YYYY-MM-DD");
    }

    Optional<LocalTime> optionalClock(String column) {
        return optional(column, parsing(text -> LocalTime.parse(text, CLOCK)), "is no time of day; write HH:MM");
    }

    Optional<LocalDateTime> localTime(String column) {
        return required(column, parsing(text -> LocalDateTime.parse(text, LOCAL_TIME)), LOCAL);
    }

    Optional<LocalDateTime> optionalLocalTime(String column) {
        return optional(column, parsing(text -> LocalDateTime.parse(text, LOCAL_TIME)), LOCAL);
    }

    private static final String LOCAL = "is no local time; write YYYY-MM-DDTHH:MM";

    Optional<Duration> duration(String column, String remedy) {
        return required(column, parsing(Duration::parse), remedy);
    }

    /** Days and weeks are a period of the calendar, hours and minutes a duration; longer than nothing. */
    Optional<TemporalAmount> shiftLength(String column) {
        return required(
                column,
                parsing(text -> text.contains("T") ? Duration.parse(text) : Period.parse(text)),
                "is no length of a shift; write P7D, P1D or PT12H");
    }

    private static <T> Function<String, Optional<T>> parsing(Function<String, T> parse) {
        return text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        };
    }

    <T> Optional<T> required(String column, Function<String, Optional<T>> read, String remedy) {
        if (raw(column).isEmpty()) {
            fault(column, EMPTY);
            return Optional.empty();
        }
        return optional(column, read, remedy);
    }

    private static final String EMPTY = "must not be empty";

    private <T> Optional<T> optional(String column, Function<String, Optional<T>> read, String remedy) {
        if (raw(column).isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = read.apply(raw(column));
        if (value.isEmpty()) {
            fault(column, remedy);
        }
        return value;
    }
}
