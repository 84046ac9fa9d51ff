package org.knownvoice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.knownvoice.Preflight.Row;
import org.knownvoice.Preflight.Verdict;
import org.knownvoice.directory.Client;
import org.knownvoice.directory.Language;
import org.knownvoice.routing.Roster;
import org.knownvoice.telephony.Recordings;
import org.knownvoice.telephony.SpokenLanguages;

/** Languages that clients in care and lines need, and in which nobody is spoken to, or not wholly. */
final class LanguagesPreflight {
    private final Set<Language> reviewed;
    private final Recordings recordings;
    private final Roster roster;

    /** @param roster with the languages as the directory has them */
    LanguagesPreflight(Set<Language> reviewed, Recordings recordings, Roster roster) {
        this.reviewed = reviewed;
        this.recordings = recordings;
        this.roster = roster;
    }

    List<Row> rows() {
        return Stream.concat(unspoken(), recorded()).toList();
    }

    private Stream<Row> unspoken() {
        var needed = new TreeMap<Language, Integer>();
        Stream.concat(
                        roster.allLines().stream()
                                .flatMap(line -> line.languages().stream())
                                .map(one -> Map.entry(one, 0)),
                        roster.allClients().stream()
                                .filter(client -> client.status() == Client.Enrollment.ENROLLED)
                                .map(client -> Map.entry(client.language(), 1)))
                .forEach(one -> needed.merge(one.getKey(), one.getValue(), Integer::sum));
        var spoken = SpokenLanguages.used(reviewed, recordings);
        return needed.entrySet().stream()
                .filter(one -> !spoken.contains(one.getKey()))
                .map(one -> unspoken(one.getKey(), one.getValue()));
    }

    private Row unspoken(Language language, int clients) {
        var what = "language " + language.code() + " of " + clients + (clients == 1 ? " client" : " clients");
        return SpokenLanguages.with(recordings).contains(language)
                ? new Row(
                        Verdict.look,
                        what + " is not reviewed",
                        "they hear English; once a qualified human has read the words, add it to LANGUAGES_REVIEWED")
                : new Row(
                        Verdict.look,
                        what + " has no words",
                        "they hear English; have an interpreter at hand, or record the sentences (RECORDINGS_FOLDER)");
    }

    private Stream<Row> recorded() {
        return new TreeSet<>(recordings.languages())
                .stream()
                        .flatMap(language -> Stream.concat(
                                SpokenLanguages.all().contains(language) ? Stream.empty() : missing(language),
                                tooLong(language)));
    }

    /** The keys are those that callers press once this language is used. */
    private Stream<Row> missing(Language language) {
        var used = new TreeSet<>(SpokenLanguages.used(reviewed, recordings));
        used.add(language);
        var lines = roster.allLines().stream().map(line -> line.speaking(used)).toList();
        var missing = recordings.missing(language, lines);
        return missing.isEmpty()
                ? Stream.empty()
                : Stream.of(new Row(
                        Verdict.look,
                        "language " + language.code() + " lacks " + missing.size()
                                + (missing.size() == 1 ? " recording" : " recordings"),
                        "these are spoken in English: " + String.join(", ", missing)));
    }

    private Stream<Row> tooLong(Language language) {
        return recordings.tooLong(language).entrySet().stream()
                .map(one -> new Row(
                        Verdict.look,
                        "recording " + language.code() + "/" + one.getKey() + " is too long",
                        "callers wait for what comes after it: at most "
                                + one.getValue().toSeconds() + " s"));
    }
}
