package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How one table of the directory is read, compared and written in bulk.
 *
 * @param delete takes one array for each key column
 * @param save inserts or updates; takes one array for each column
 */
record DirectoryTable<T>(
        String select, Function<Row, T> mapping, String delete, Columns<T> key, String save, Columns<T> columns) {
    Future<List<T>> load(SqlConnection tx, Object... parameters) {
        return tx.preparedQuery(select)
                .mapping(mapping)
                .execute(Tuple.from(parameters))
                .map(rows -> rows.stream().toList());
    }

    /** Makes the stored rows equal to the wanted ones; returns how many rows that touched. */
    Future<Integer> sync(SqlConnection tx, List<T> stored, List<T> wanted) {
        Set<T> known = new HashSet<>(stored);
        List<T> changed = wanted.stream().filter(row -> !known.contains(row)).toList();
        Set<List<Object>> kept = wanted.stream().map(key::of).collect(Collectors.toSet());
        List<T> removed =
                stored.stream().filter(row -> !kept.contains(key.of(row))).toList();
        return write(tx, delete, key.arrays(removed), removed.size())
                .compose(done -> write(tx, save, columns.arrays(changed), changed.size()))
                .map(removed.size() + changed.size());
    }

    private static Future<Void> write(SqlConnection tx, String sql, Tuple arrays, int rows) {
        return rows == 0
                ? Future.succeededFuture()
                : tx.preparedQuery(sql).execute(arrays).mapEmpty();
    }
}
