package org.knownvoice.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A key that may stand in one row of a file only. */
final class Unique {
    private final Map<List<Object>, Long> firstLines = new HashMap<>();
    private final String what;

    /** @param what stands twice, in words: {@code this team} */
    Unique(String what) {
        this.what = what;
    }

    void check(CsvRow row, String column, Object... key) {
        Long first = firstLines.putIfAbsent(List.of(key), row.line());
        if (first != null) {
            row.fault(column, what + " stands in line " + first + " already; remove one of the two");
        }
    }
}
