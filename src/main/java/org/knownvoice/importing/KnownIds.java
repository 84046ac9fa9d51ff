package org.knownvoice.importing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The ids to which other rows may refer: those of the file, or of the stored rows where the file is not given.
 *
 * @param file in which the ids belong
 * @param ids empty when the file could not be read, so that its own fault is not told once more for each row that refers to it
 */
record KnownIds<I>(DirectoryFile file, String column, Optional<Set<String>> ids, Function<String, I> type) {
    boolean knows(String id) {
        return ids.map(all -> all.contains(id)).orElse(true);
    }

    /** The id in this cell; a fault when it is empty or unknown. */
    Optional<I> read(CsvRow row, String cell) {
        return row.required(cell, this::find, unknown());
    }

    Optional<I> find(String id) {
        return id.isBlank() || !knows(id) ? Optional.empty() : Optional.of(type.apply(id));
    }

    String unknown() {
        return "no such %s in %s; correct it, or add it there".formatted(column, file.fileName);
    }
}
