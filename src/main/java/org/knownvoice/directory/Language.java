package org.knownvoice.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A spoken language by its two- or three-letter ISO 639 code, lower case: {@code en}, {@code es}, {@code ru}. */
public record Language(String code) implements Comparable<Language> {
    public static final Language ENGLISH = new Language("en");

    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());

    /** Reads a code ({@code es}), a tag ({@code es-MX}) or an English name ({@code Spanish}). */
    public static Optional<Language> parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String code = wanted.split("[-_]", 2)[0];
        if (CODES.contains(code) || code.length() == 3 && code.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return Optional.of(new Language(code));
        }
        return CODES.stream()
                .filter(c -> Locale.of(c).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(wanted))
                .findFirst()
                .map(Language::new);
    }

    @Override
    public int compareTo(Language other) {
        return code.compareTo(other.code);
    }
}
