package org.knownvoice.store;

import io.vertx.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The columns of a table in order, so that many rows travel as one array for each column ({@code unnest}). */
final class Columns<T> {
    private record Column<T>(Class<?> type, Function<T, ?> value) {}

    private final List<Column<T>> columns = new ArrayList<>();

    /** A column that is never empty. */
    <V> Columns<T> with(Class<V> type, Function<T, V> value) {
        columns.add(new Column<>(type, value));
        return this;
    }

    /** A column that may be null. */
    <V> Columns<T> withOptional(Class<V> type, Function<T, Optional<V>> value) {
        columns.add(new Column<>(type, row -> value.apply(row).orElse(null)));
        return this;
    }

    Columns<T> text(Function<T, String> value) {
        return with(String.class, value);
    }

    Columns<T> moment(Function<T, Instant> value) {
        return with(OffsetDateTime.class, value.andThen(Moments::of));
    }

    Columns<T> optionalMoment(Function<T, Optional<Instant>> value) {
        return withOptional(OffsetDateTime.class, row -> value.apply(row).map(Moments::of));
    }

    List<Object> of(T row) {
        return columns.stream().<Object>map(column -> column.value().apply(row)).toList();
    }

    Tuple arrays(List<T> rows) {
        Tuple arrays = Tuple.tuple();
        for (Column<T> column : columns) {
            Object array = Array.newInstance(column.type(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Array.set(array, i, column.value().apply(rows.get(i)));
            }
            arrays.addValue(array);
        }
        return arrays;
    }
}
