package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A report's question, written down in a resource of {@code report/}: one statement, so that its answer is of one moment. */
public final class ReportQuery {
    private final String sql;

    private ReportQuery(String sql) {
        this.sql = sql;
    }

    /** The statement in {@code report/NAME.sql}. */
    public static ReportQuery named(String name) {
        try (var resource = ReportQuery.class.getResourceAsStream("/report/" + name + ".sql")) {
            return new ReportQuery(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Its rows, by the names of their columns. Moments may be given as {@code Instant}, what may be missing as {@code
     * Optional}.
     */
    public Future<List<JsonObject>> run(SqlConnection connection, Object... values) {
        var given = Tuple.tuple();
        for (Object value : values) {
            given.addValue(plain(value));
        }
        return connection
                .preparedQuery(sql)
                .execute(given)
                .map(rows -> rows.stream().map(Row::toJson).toList());
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Instant at -> Moments.of(at);
            case Optional<?> maybe -> maybe.map(ReportQuery::plain).orElse(null);
            default -> value;
        };
    }
}
