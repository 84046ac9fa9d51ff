package org.knownvoice;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.knownvoice.Preflight.Row;
import org.knownvoice.Preflight.Verdict;
import org.knownvoice.config.Languages;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.Language;
import org.knownvoice.routing.Roster;
import org.knownvoice.telephony.SpokenLanguages;

/** Languages that clients in care and lines need, and in which nobody is spoken to. */
final class LanguagesPreflight {
    private final Languages languages;
    private final Roster roster;

    /** @param roster with the languages as the directory has them */
    LanguagesPreflight(Languages languages, Roster roster) {
        this.languages = languages;
        this.roster = roster;
    }

    List<Row> rows() {
        var needed = new TreeMap<Language, Integer>();
        Stream.concat(
                        roster.allLines().stream()
                                .flatMap(line -> line.languages().stream())
                                .map(one -> Map.entry(one, 0)),
                        roster.allClients().stream()
                                .filter(client -> client.status() == Client.Enrollment.ENROLLED)
                                .map(client -> Map.entry(client.language(), 1)))
                .forEach(one -> needed.merge(one.getKey(), one.getValue(), Integer::sum));
        return needed.entrySet().stream()
                .filter(one -> !isSpoken(one.getKey()))
                .map(one -> row(one.getKey(), one.getValue()))
                .toList();
    }

    private boolean isSpoken(Language language) {
        return languages.reviewed().contains(language) && hasWords(language);
    }

    private static boolean hasWords(Language language) {
        return SpokenLanguages.all().contains(language);
    }

    private static Row row(Language language, int clients) {
        var what = "language " + language.code() + " of " + clients + (clients == 1 ? " client" : " clients");
        return hasWords(language)
                ? new Row(
                        Verdict.look,
                        what + " is not reviewed",
                        "they hear English; once a qualified human has read the words, add it to LANGUAGES_REVIEWED")
                : new Row(Verdict.look, what + " has no words", "they hear English; have an interpreter at hand");
    }
}
