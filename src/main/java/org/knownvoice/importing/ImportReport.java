package org.knownvoice.importing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knownvoice.routing.DirectoryRows;

/** How an import ended. */
public sealed interface ImportReport {
    /** The files have faults; nothing was written. */
    record Refused(List<Fault> faults) implements ImportReport {}

    /**
     * The directory is as the files say.
     *
     * @param counts rows of each file that was there
     * @param changed whether that differed from what was stored; if not, nothing was written
     * @param version of the directory, afterwards
     * @param rows the directory, as it now is
     */
    record Imported(Map<String, Integer> counts, boolean changed, long version, DirectoryRows rows)
            implements ImportReport {}

    /** What is told, line by line. */
    default List<String> lines() {
        return switch (this) {
            case Refused refused ->
                refused.faults().stream().map(Fault::toString).toList();
            case Imported imported ->
                Stream.concat(
                                imported.counts().entrySet().stream()
                                        .map(file -> "%s: %d rows".formatted(file.getKey(), file.getValue())),
                                Stream.of(
                                        imported.changed()
                                                ? "imported; the directory has version " + imported.version()
                                                : "nothing changed; the directory has version " + imported.version()))
                        .toList();
        };
    }

    /** 0 or 1, as the command ends. */
    default int exitCode() {
        return switch (this) {
            case Refused refused -> 1;
            case Imported imported -> 0;
        };
    }
}
