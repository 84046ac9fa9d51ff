package org.knownvoice.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The records of one file: UTF-8 with or without a byte order mark, RFC 4180. Faults stop the reading of that file. */
record CsvText(String fileName, Consumer<Fault> faults) {
    List<CsvRecord> records(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (end.isError()) {
            return stop(
                    lineAt(text, text.length()),
                    Fault.WHOLE_FILE,
                    "is not UTF-8 from this line on; save the file as CSV UTF-8");
        }
        return parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private List<CsvRecord> parse(String text) {
        int open = openQuote(text);
        if (open >= 0) {
            return stop(
                    lineAt(text, open),
                    Fault.WHOLE_ROW,
                    "a quotation mark is opened here and never closed; close it, and double each one within a field");
        }
        List<CsvRecord> records = new ArrayList<>();
        try (var reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            long after = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber() + 1;
            return stop(
                    after,
                    Fault.WHOLE_ROW,
                    "is not a row of RFC 4180, here or in a line below; put the whole field in quotation marks, and"
                            + " double each one within it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    /** Where the quoted field starts that has no end, else -1. The parser would take the rest of the file for its text. */
    private static int openQuote(String text) {
        int opened = -1;
        boolean fieldStarts = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (opened >= 0) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else if (c == '"') {
                    opened = -1;
                }
            } else if (c == '"' && fieldStarts) {
                opened = i;
            }
            fieldStarts = c == ',' || c == '\n' || c == '\r';
        }
        return opened;
    }

    private static long lineAt(String text, int end) {
        return 1
                + text.substring(0, end)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private List<CsvRecord> stop(long line, String column, String reason) {
        faults.accept(new Fault(fileName, line, column, reason));
        return List.of();
    }
}
