package org.knownvoice.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.knownvoice.directory.Language;

/**
 * In which languages callers are spoken to and texted.
 *
 * @param reviewed whose words a qualified human has reviewed: no other is ever spoken or sent. English is always among
 *     them. Default English and Spanish
 * @param recordings the folder of sentences that a person has recorded, with a folder for each language; default none
 */
public record Languages(Set<Language> reviewed, Optional<Path> recordings) {
    private static final String REMEDY = "write language codes such as en,es";

    public Languages {
        var all = new TreeSet<>(reviewed);
        all.add(Language.ENGLISH);
        reviewed = Set.copyOf(all);
    }

    static Languages read(SettingsReader reader) {
        return new Languages(
                reader.required("LANGUAGES_REVIEWED", REMEDY, Languages::codes, Set.of()),
                reader.optional("RECORDINGS_FOLDER", Settings::path));
    }

    private static Set<Language> codes(String value) throws BadValue {
        var codes = new TreeSet<Language>();
        for (String part : SettingsReader.list(value)) {
            codes.add(Language.parse(part).orElseThrow(() -> new BadValue("names \"" + part + "\"", REMEDY)));
        }
        return codes;
    }
}
