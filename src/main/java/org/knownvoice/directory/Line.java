package org.knownvoice.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A number that the public dials or texts.
 *
 * @param team who is paged for an unidentified caller
 * @param fallbackNumber the regional crisis line that takes the caller when nobody of the program answers
 * @param assessmentNumber spoken to callers who are not in care here
 */
public record Line(
        PhoneNumber phone,
        String name,
        List<Language> languages,
        TeamId team,
        PhoneNumber fallbackNumber,
        PhoneNumber assessmentNumber) {
    /** Keys that choose a language, for the line's first language and the next ones: 1, 2, 3 and 9 are commands. */
    private static final String LANGUAGE_KEYS = "45678";

    public Line {
        languages = List.copyOf(languages);
    }

    /** The language of a caller of whom nothing is known: the line's first. */
    public Language firstLanguage() {
        return languages.stream().findFirst().orElse(Language.ENGLISH);
    }

    /** The same line, offering only those of its languages that are among these. */
    public Line speaking(Set<Language> among) {
        return new Line(
                phone,
                name,
                languages.stream().filter(among::contains).toList(),
                team,
                fallbackNumber,
                assessmentNumber);
    }

    /** The language that this key chooses; empty where there is none to choose from. */
    public Optional<Language> languageAt(String key) {
        int place = key.length() == 1 ? LANGUAGE_KEYS.indexOf(key) : -1;
        return place < 0 || place >= languages.size() || languages.size() == 1
                ? Optional.empty()
                : Optional.of(languages.get(place));
    }

    /** The key that chooses this language; empty for one that the line does not have, or that is its sixth. */
    public Optional<String> keyOf(Language language) {
        int place = languages.indexOf(language);
        return place < 0 || place >= LANGUAGE_KEYS.length()
                ? Optional.empty()
                : Optional.of(LANGUAGE_KEYS.substring(place, place + 1));
    }
}
