package org.knownvoice.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files that a folder holds, as rows. */
final class GivenFiles {
    private final Map<DirectoryFile, List<CsvRow>> rows = new EnumMap<>(DirectoryFile.class);
    private final Set<DirectoryFile> unreadable = EnumSet.noneOf(DirectoryFile.class);

    static GivenFiles read(Path folder, Consumer<Fault> faults) {
        var given = new GivenFiles();
        if (!Files.isDirectory(folder)) {
            faults.accept(
                    new Fault(folder.toString(), 1, Fault.WHOLE_FILE, "is no folder; name the folder of the files"));
            return given;
        }
        refuseStrangers(folder, faults);
        for (DirectoryFile file : DirectoryFile.values()) {
            if (Files.exists(folder.resolve(file.fileName))) {
                given.read(file, folder.resolve(file.fileName), faults);
            }
        }
        return given;
    }

    private void read(DirectoryFile file, Path path, Consumer<Fault> faults) {
        List<Fault> own = new ArrayList<>();
        rows.put(file, List.of());
        try {
            rows.put(file, CsvTable.rows(file, Files.readAllBytes(path), own::add, faults));
        } catch (IOException e) {
            own.add(new Fault(file.fileName, 1, Fault.WHOLE_FILE, "cannot be read; check its permissions"));
        }
        if (!own.isEmpty()) {
            unreadable.add(file);
        }
        own.forEach(faults);
    }

    /** A file with a misspelt name would be passed over without a word. */
    private static void refuseStrangers(Path folder, Consumer<Fault> faults) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .filter(name -> Stream.of(DirectoryFile.values()).noneMatch(file -> file.fileName.equals(name)))
                    .forEach(name -> faults.accept(new Fault(
                            name,
                            1,
                            Fault.WHOLE_FILE,
                            "is none of the directory's files; correct its name, or remove it")));
        } catch (IOException e) {
            faults.accept(new Fault(folder.toString(), 1, Fault.WHOLE_FILE, "cannot be read; check its permissions"));
        }
    }

    boolean has(DirectoryFile file) {
        return rows.containsKey(file);
    }

    /** Whether the file is there and each of its rows could be taken apart. */
    boolean isReadable(DirectoryFile file) {
        return has(file) && !unreadable.contains(file);
    }

    boolean isUnreadable(DirectoryFile file) {
        return unreadable.contains(file);
    }

    /** What the file says, or where it is not given, what is stored. */
    <T> List<T> rowsOr(DirectoryFile file, List<T> stored, Function<List<CsvRow>, List<T>> reading) {
        return has(file) ? reading.apply(rows.get(file)) : stored;
    }

    List<CsvRow> rows(DirectoryFile file) {
        return rows.getOrDefault(file, List.of());
    }
}
