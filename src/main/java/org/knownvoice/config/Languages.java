package org.knownvoice.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.knownvoice.directory.Language;

/**
 * In which languages callers are spoken to and texted.
 *
 * @param reviewed whose words a qualified human has reviewed: no other is ever spoken or sent. English is always among
 *     them. Default English and Spanish
 * @param directory where recordings are named for languages that no voice speaks. Default {@code config/languages}
 */
public record Languages(Set<Language> reviewed, Path directory) {
    private static final String REMEDY = "write language codes such as en,es";

    public Languages {
        var all = new TreeSet<>(reviewed);
        all.add(Language.ENGLISH);
        reviewed = Set.copyOf(all);
    }

    static Languages read(SettingsReader reader) {
        return new Languages(
                reader.required("LANGUAGES_REVIEWED", REMEDY, Languages::codes, Set.of()),
                reader.required(
                        "LANGUAGES_DIR", "write the path of a directory", Languages::path, Path.of("config", "languages")));
    }

    private static Set<Language> codes(String value) throws BadValue {
        var codes = new TreeSet<Language>();
        for (String part : SettingsReader.list(value)) {
            codes.add(Language.parse(part).orElseThrow(() -> new BadValue("names \"" + part + "\"", REMEDY)));
        }
        return codes;
    }

    private static Path path(String value) throws BadValue {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new BadValue("is no path", "write the path of a directory");
        }
    }
}
