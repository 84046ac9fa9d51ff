package org.knownvoice.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads settings one by one and gathers what is wrong. A faulty setting yields a stand-in, so that reading goes on to
 * the next one; the stand-ins are never used, since {@link #checked} then gives the faults.
 */
final class SettingsReader {
    private final Map<String, String> environment;
    private final Properties file;
    private final Set<String> read = new TreeSet<>();
    private final List<SettingsFault> faults = new ArrayList<>();

    SettingsReader(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /** The value, when one is given: the environment's, else the file's. */
    Optional<String> given(String name) {
        read.add(name);
        return Stream.of(environment.getOrDefault(name, ""), file.getProperty(name, ""))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The parsed value, when one is given. */
    <T> Optional<T> optional(String name, BadValue.Parser<T> parser) {
        return given(name).flatMap(value -> parsed(name, value, parser));
    }

    /** The parsed value; a fault when there is none. */
    <T> T required(String name, String remedy, BadValue.Parser<T> parser, T standIn) {
        var value = given(name);
        if (value.isEmpty()) {
            fault(name, "is missing", remedy);
            return standIn;
        }
        return parsed(name, value.get(), parser).orElse(standIn);
    }

    Duration duration(String name, Duration least, Duration most) {
        return required(name, "write a duration such as PT30S", value -> parseDuration(value, least, most), least);
    }

    List<Duration> durations(String name, Duration least, Duration most) {
        return required(
                name,
                "write durations such as PT2M,PT5M",
                value -> {
                    List<Duration> durations = new ArrayList<>();
                    for (String part : list(value)) {
                        durations.add(parseDuration(part, least, most));
                    }
                    return List.copyOf(durations);
                },
                List.of());
    }

    int whole(String name, int least, int most) {
        var remedy = "write a whole number from " + least + " to " + most;
        return required(name, remedy, value -> parseWhole(value, least, most), least);
    }

    /** One of an enum's words, in lower case. */
    <E extends Enum<E>> E word(String name, Class<E> words) {
        var remedy = "write one of " + lowerCase(words);
        return required(
                name,
                remedy,
                value -> Stream.of(words.getEnumConstants())
                        .filter(word -> lowerCase(word).equals(value))
                        .findFirst()
                        .orElseThrow(() -> new BadValue("is \"" + value + "\"", remedy)),
                words.getEnumConstants()[0]);
    }

    void fault(String name, String problem, String remedy) {
        faults.add(new SettingsFault(name, problem, remedy));
    }

    /** Whether none of these has a fault so far: only then may they be compared with each other. */
    boolean good(String... names) {
        return faults.stream().noneMatch(fault -> List.of(names).contains(fault.setting()));
    }

    /** Whether no setting whose name begins so has a fault so far. */
    boolean hasNoFaultIn(String prefix) {
        return faults.stream().noneMatch(fault -> fault.setting().startsWith(prefix));
    }

    /** Names that were asked for until now. */
    Set<String> read() {
        return Set.copyOf(read);
    }

    /** A name in the file that nobody has read is most likely misspelled: without this it would be ignored in silence. */
    void faultUnreadNames() {
        file.stringPropertyNames().stream()
                .filter(name -> !read.contains(name))
                .sorted()
                .forEach(name -> fault(name, "is not a setting", "take it out of the file, or correct its name"));
    }

    <T> Checked<T> checked(T value) {
        return faults.isEmpty() ? new Checked.Good<>(value) : new Checked.Faulty<>(faults);
    }

    static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    private <T> Optional<T> parsed(String name, String value, BadValue.Parser<T> parser) {
        try {
            return Optional.of(parser.parse(value));
        } catch (BadValue bad) {
            fault(name, bad.getMessage(), bad.remedy());
            return Optional.empty();
        }
    }

    static Duration parseDuration(String value, Duration least, Duration most) throws BadValue {
        var remedy = "write a duration from " + least + " to " + most;
        try {
            var duration = Duration.parse(value);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new BadValue("is " + value + ", which is outside its limits", remedy);
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new BadValue("is \"" + value + "\", which is no ISO-8601 duration", remedy);
        }
    }

    private static int parseWhole(String value, int least, int most) throws BadValue {
        var remedy = "write a whole number from " + least + " to " + most;
        try {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new BadValue("is " + value + ", which is outside its limits", remedy);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadValue("is \"" + value + "\", which is no whole number", remedy);
        }
    }

    private static <E extends Enum<E>> List<String> lowerCase(Class<E> words) {
        return Stream.of(words.getEnumConstants())
                .map(SettingsReader::lowerCase)
                .toList();
    }

    private static String lowerCase(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
