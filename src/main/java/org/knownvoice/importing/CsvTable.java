package org.knownvoice.importing;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The rows of one file under its header, each cell found by its column's name. */
final class CsvTable {
    private final DirectoryFile file;
    private final Consumer<Fault> faults;

    private final Consumer<Fault> rowFaults;

    private CsvTable(DirectoryFile file, Consumer<Fault> faults, Consumer<Fault> rowFaults) {
        this.file = file;
        this.faults = faults;
        this.rowFaults = rowFaults;
    }

    /**
     * @param faults told what keeps the file from being taken apart
     * @param rowFaults told later what a row's cells lack
     */
    static List<CsvRow> rows(DirectoryFile file, byte[] bytes, Consumer<Fault> faults, Consumer<Fault> rowFaults) {
        Set<Fault> unread = new HashSet<>();
        List<CsvRecord> records = new CsvText(file.fileName, unread::add).records(bytes);
        unread.forEach(faults);
        return unread.isEmpty() ? new CsvTable(file, faults, rowFaults).rows(records) : List.of();
    }

    private List<CsvRow> rows(List<CsvRecord> records) {
        if (records.isEmpty()) {
            fault(1, Fault.WHOLE_FILE, "is empty; the first line names the columns: " + String.join(",", file.columns));
            return List.of();
        }
        CsvRecord header = records.getFirst();
        return columns(header)
                .map(columns -> records.stream()
                        .skip(1)
                        .filter(record -> !record.getFields().stream().allMatch(String::isBlank))
                        .flatMap(record -> row(record, columns).stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Map<String, Integer>> columns(CsvRecord header) {
        List<String> names = header.getFields().stream().map(String::strip).toList();
        if (names.stream().noneMatch(file.columns::contains)) {
            fault(
                    header.getStartingLineNumber(),
                    Fault.WHOLE_FILE,
                    "has no header; the first line names the columns: " + String.join(",", file.columns));
            return Optional.empty();
        }
        Map<String, Integer> columns = new HashMap<>();
        boolean sound = true;
        for (int i = 0; i < names.size(); i++) {
            boolean known = file.columns.contains(names.get(i));
            if (!known || columns.put(names.get(i), i) != null) {
                fault(
                        header.getStartingLineNumber(),
                        shown(names.get(i), i),
                        known
                                ? "stands twice in the header; remove one"
                                : "unknown column; remove it, or correct its name");
                sound = false;
            }
        }
        for (String missing : missing(columns)) {
            fault(header.getStartingLineNumber(), missing, "this column is missing; add it to the header");
            sound = false;
        }
        return sound ? Optional.of(columns) : Optional.empty();
    }

    private List<String> missing(Map<String, Integer> columns) {
        return file.columns.stream().filter(name -> !columns.containsKey(name)).toList();
    }

    /** A header that is a row of data by mistake may hold a person's name: only what looks like a column's name is shown. */
    private static String shown(String name, int index) {
        return name.matches("[a-z][a-z0-9_ ]{0,40}") ? name : "column " + (index + 1);
    }

    private Optional<CsvRow> row(CsvRecord record, Map<String, Integer> columns) {
        if (record.getFieldCount() != columns.size()) {
            fault(
                    record.getStartingLineNumber(),
                    Fault.WHOLE_ROW,
                    "has %d fields where the header has %d; a field with a comma in it belongs in quotation marks"
                            .formatted(record.getFieldCount(), columns.size()));
            return Optional.empty();
        }
        Map<String, String> cells = columns.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        column -> record.getField(column.getValue()).strip()));
        List<String> unprintable = cells.entrySet().stream()
                .filter(cell -> cell.getValue().chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t'))
                .map(Map.Entry::getKey)
                .toList();
        unprintable.forEach(column ->
                fault(record.getStartingLineNumber(), column, "holds a control character; type the text anew"));
        return unprintable.isEmpty()
                ? Optional.of(new CsvRow(file, record.getStartingLineNumber(), cells, rowFaults))
                : Optional.empty();
    }

    private void fault(long line, String column, String reason) {
        faults.accept(new Fault(file.fileName, line, column, reason));
    }
}
