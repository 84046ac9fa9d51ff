package org.knownvoice.telephony;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knownvoice.config.Checked;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.Line;

/**
 * Sentences that a person has spoken into files, above all in languages that no allowed voice speaks. They are read once,
 * at start, and played in place of a voice; a sentence that is not among them is spoken as if there were none.
 */
public final class Recordings {
    /** All recordings are fetched from below here; then come the language and the name with its ending. */
    public static final String PATH = "/audio/recordings/";

    private static final Recordings NONE = new Recordings(Map.of());

    private final Map<Language, Map<String, SoundFile>> files;

    /** @param files by their {@link RecordingName} */
    Recordings(Map<Language, Map<String, SoundFile>> files) {
        this.files = files.entrySet().stream()
                .filter(language -> !language.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    /**
     * The recordings of this folder, or everything that is wrong with it.
     *
     * @param folder with a folder for each language, such as {@code uk}, in which are {@code greeting.mp3} and so on
     */
    public static Checked<Recordings> read(Optional<Path> folder) {
        return folder.map(RecordingsFolder::read).orElse(new Checked.Good<>(NONE));
    }

    static Recordings none() {
        return NONE;
    }

    /** In which at least one sentence is recorded. */
    public Set<Language> languages() {
        return files.keySet();
    }

    /** Which of the sentences that callers of these lines can hear are not recorded in the language. */
    public List<String> missing(Language language, Collection<Line> lines) {
        return lines.stream()
                .flatMap(line -> RecordingName.heardOn(line, language).stream())
                .distinct()
                .filter(name -> !of(language).containsKey(name))
                .toList();
    }

    /** The recordings of the language that last longer than their place in a call allows, and how long they may be. */
    public Map<String, Duration> tooLong(Language language) {
        var beyond = new TreeMap<String, Duration>();
        of(language).forEach((name, file) -> {
            var longest = RecordingLength.longest(name);
            if (file.duration().compareTo(longest) > 0) {
                beyond.put(name, longest);
            }
        });
        return beyond;
    }

    /** Where Twilio fetches a recording; another content has another address, since Twilio keeps what it fetched. */
    Optional<String> path(Language language, String name) {
        return Optional.ofNullable(of(language).get(name))
                .map(file -> PATH + language.code() + "/" + name + "." + file.ending() + "?v=" + file.version());
    }

    /** @param fileName with its ending */
    Optional<SoundFile> file(String language, String fileName) {
        return Language.parse(language)
                .flatMap(parsed -> of(parsed).entrySet().stream()
                        .filter(file -> fileName.equals(
                                file.getKey() + "." + file.getValue().ending()))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private Map<String, SoundFile> of(Language language) {
        return files.getOrDefault(language, Map.of());
    }
}
