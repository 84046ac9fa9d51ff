package org.knownvoice.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knownvoice.config.Checked;
import org.knownvoice.config.SettingsFault;
import org.knownvoice.directory.Language;

/** Reads a folder of recordings, and gathers everything that is wrong with it. */
final class RecordingsFolder {
    private static final String SETTING = "RECORDINGS_FOLDER";

    private final Path folder;
    private final Map<Language, Map<String, SoundFile>> found = new HashMap<>();
    private final List<SettingsFault> faults = new ArrayList<>();

    private RecordingsFolder(Path folder) {
        this.folder = folder;
    }

    static Checked<Recordings> read(Path folder) {
        var reading = new RecordingsFolder(folder);
        try {
            reading.languages();
        } catch (IOException e) {
            reading.fault("cannot be read", "name a folder that the server may read");
        }
        return reading.faults.isEmpty()
                ? new Checked.Good<>(new Recordings(reading.found))
                : new Checked.Faulty<>(reading.faults);
    }

    private void languages() throws IOException {
        for (Path inside : list(folder)) {
            var name = inside.getFileName().toString();
            var language = Language.parse(name).filter(one -> one.code().equals(name));
            if (!Files.isDirectory(inside) || language.isEmpty()) {
                fault(inside, "is no folder of a language", "name it by a language code such as uk or vi");
            } else {
                for (Path file : list(inside)) {
                    recording(language.get(), file);
                }
            }
        }
    }

    private void recording(Language language, Path file) throws IOException {
        var fileName = file.getFileName().toString();
        int dot = Math.max(0, fileName.lastIndexOf('.'));
        var name = fileName.substring(0, dot);
        var ending = fileName.substring(dot);
        if (!List.of(".wav", ".mp3").contains(ending)) {
            fault(file, "is neither .wav nor .mp3", "save it as WAV or MP3");
        } else if (!RecordingName.isKnown(name)) {
            fault(file, "is named after no spoken phrase", "name it by one of " + RecordingName.all());
        } else if (Files.size(file) == 0) {
            fault(file, "is empty", "record it again");
        } else if (Files.size(file) > SoundFile.LARGEST) {
            fault(file, "is larger than " + SoundFile.LARGEST / 1024 / 1024 + " MB", "save it as MP3");
        } else {
            SoundFile.of(ending.substring(1), Files.readAllBytes(file))
                    .ifPresentOrElse(
                            sound -> add(language, name, file, sound),
                            () -> fault(file, "holds no sound of that kind", "save it as WAV (16 bit PCM) or as MP3"));
        }
    }

    private void add(Language language, String name, Path file, SoundFile sound) {
        if (found.computeIfAbsent(language, key -> new HashMap<>()).put(name, sound) != null) {
            fault(file, "is there as WAV and as MP3", "keep one of the two");
        }
    }

    /** What begins with a dot belongs to the system. */
    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void fault(Path file, String problem, String remedy) {
        fault("has " + folder.relativize(file) + ", which " + problem, remedy);
    }

    private void fault(String problem, String remedy) {
        faults.add(new SettingsFault(SETTING, problem, remedy));
    }
}
