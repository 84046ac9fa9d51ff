package org.knownvoice.importing;

import java.util.Comparator;

/**
 * One thing that keeps the files from being imported.
 *
 * @param line of the file, from 1; of a record over several lines the first
 * @param column the column's name; {@code row} for a whole row, {@code file} for a whole file
 * @param reason names the remedy, and never a name, a number or a date of birth
 */
public record Fault(String file, long line, String column, String reason) implements Comparable<Fault> {
    static final String WHOLE_ROW = "row";
    static final String WHOLE_FILE = "file";

    private static final Comparator<Fault> ORDER =
            Comparator.comparing(Fault::file).thenComparing(Fault::line);

    /** By file, then line. */
    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d: %s: %s".formatted(file, line, column, reason);
    }
}
