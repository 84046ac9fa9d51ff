package org.knownvoice.simulator;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The voices that the simulator knows: Twilio's own two, and Amazon Polly's for the languages of a line. Twilio has more; a
 * line that speaks health information may use no others, and a misspelled one shall be noticed.
 */
final class KnownVoices {
    private static final Map<String, String> POLLY = Stream.of(
                    speakers("en-US", "Ivy Joanna Joey Justin Kendra Kevin Kimberly Matthew Salli"),
                    speakers("en-US", "Ivy-Neural Joanna-Neural Joey-Neural Justin-Neural Kendra-Neural Kevin-Neural"),
                    speakers("en-US", "Kimberly-Neural Matthew-Neural Salli-Neural Danielle-Neural Gregory-Neural"),
                    speakers("en-US", "Ruth-Neural Stephen-Neural"),
                    speakers("es-US", "Lupe Miguel Penelope Lupe-Neural Pedro-Neural"),
                    speakers("ru-RU", "Maxim Tatyana"),
                    speakers("ko-KR", "Seoyeon Seoyeon-Neural"))
            .flatMap(map -> map.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> BASIC = Set.of("man", "woman");
    private static final Pattern BASIC_LANGUAGE = Pattern.compile("(en|es|fr|de)(-[A-Za-z]{2})?");

    private KnownVoices() {}

    private static Map<String, String> speakers(String language, String names) {
        return Stream.of(names.split(" ")).collect(Collectors.toMap(name -> "Polly." + name, name -> language));
    }

    static boolean has(String voice) {
        return BASIC.contains(voice) || POLLY.containsKey(voice);
    }

    /** Of a voice that is not known, or not named, nothing is known. */
    static boolean speaks(String voice, String language) {
        if (BASIC.contains(voice)) {
            return BASIC_LANGUAGE.matcher(language).matches();
        }
        return !POLLY.containsKey(voice) || POLLY.get(voice).equalsIgnoreCase(language);
    }
}
