package org.knownvoice.telephony;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;

/**
 * What the file of a recording is called, without its ending: the key of its phrase. A recording is the whole sentence,
 * whatever a voice would fill into its gaps: a greeting names the line or does not, a count of people is "some". Only
 * what a caller acts upon belongs to the name, so that no recording tells what does not hold any more: the key that
 * chooses a language ({@code language-6}) and a phone number ({@code not-in-care-844-822-7609}).
 */
final class RecordingName {
    /** The gaps whose value belongs to the name, and how it looks. */
    private static final Map<String, String> HEEDED =
            Map.of("key", "[4-8]", "assessment", "\\d{3}-\\d{3}-\\d{4}", "fallback", "\\d{3}-\\d{3}-\\d{4}");

    private RecordingName() {}

    /** The name of the recording in which the phrase has these values. */
    static String of(CallerPhrase phrase, Map<String, String> values) {
        return named(phrase, gap -> values.getOrDefault(gap, ""));
    }

    static boolean isKnown(String name) {
        return spoken().map(phrase -> Pattern.quote(Words.key(phrase)) + heeded(phrase, HEEDED::get))
                .anyMatch(name::matches);
    }

    /** All names, with {@code KEY} or {@code NUMBER} for what differs. */
    static String all() {
        return spoken().map(phrase -> named(phrase, gap -> gap.equals("key") ? "KEY" : "NUMBER"))
                .collect(Collectors.joining(", "));
    }

    /** The names that callers of this line can hear, if they are spoken to in this language. */
    static List<String> heardOn(Line line, Language language) {
        var values = Map.of(
                "key", line.keyOf(language).orElse(""),
                "assessment", LinesCalled.spoken(line.assessmentNumber()),
                "fallback", LinesCalled.spoken(line.fallbackNumber()));
        boolean offered = line.languages().size() > 1 && line.keyOf(language).isPresent();
        return spoken().filter(phrase -> phrase != CallerPhrase.LANGUAGE || offered)
                .map(phrase -> of(phrase, values))
                .toList();
    }

    private static Stream<CallerPhrase> spoken() {
        return Arrays.stream(CallerPhrase.values()).filter(CallerPhrase::isSpoken);
    }

    private static String named(CallerPhrase phrase, Function<String, String> value) {
        return Words.key(phrase) + heeded(phrase, value);
    }

    private static String heeded(CallerPhrase phrase, Function<String, String> value) {
        var sentence = Voice.ENGLISH.words().say(phrase);
        return HEEDED.keySet().stream()
                .filter(gap -> sentence.contains("{" + gap + "}"))
                .sorted()
                .map(gap -> "-" + value.apply(gap))
                .collect(Collectors.joining());
    }
}
