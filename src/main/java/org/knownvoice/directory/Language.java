package org.knownvoice.directory;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A spoken language by its ISO 639 code, lower case: {@code en}, {@code es}, {@code uk}; three letters where there are no
 * two.
 */
public record Language(String code) implements Comparable<Language> {
    public static final Language ENGLISH = new Language("en");

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

    /** Two letters by three: {@code uk} by {@code ukr}. */
    private static final Map<String, String> SHORTER = CODES.stream()
            .collect(Collectors.toUnmodifiableMap(
                    code -> Locale.of(code).getISO3Language(),
                    code -> code,
                    (one, same) -> one.compareTo(same) < 0 ? one : same));

    /** Reads a code ({@code es}, {@code spa}), a tag ({@code es-MX}) or an English name ({@code Spanish}). */
    public static Optional<Language> parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String code = wanted.split("[-_]", 2)[0];
        if (CODES.contains(code) || code.length() == 3 && code.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return Optional.of(new Language(SHORTER.getOrDefault(code, code)));
        }
        return CODES.stream()
                .filter(c -> Locale.of(c).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(wanted))
                .findFirst()
                .map(Language::new);
    }

    /** Its English name: {@code Ukrainian}; empty for one of the many whose name Java does not know. */
    public Optional<String> inEnglish() {
        return Optional.of(Locale.of(code).getDisplayLanguage(Locale.ENGLISH)).filter(name -> !name.equals(code));
    }

    @Override
    public int compareTo(Language other) {
        return code.compareTo(other.code);
    }
}
