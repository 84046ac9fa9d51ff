package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;

/** What tells whether there is anything to do about the roster: one cheap question. */
public final class RosterWatch {
    private RosterWatch() {}

    /**
     * How things stand.
     *
     * @param version of the directory
     * @param nextCheckDue when the next check of a shift's start is due, which may be over
     */
    public record Standing(long version, Optional<Instant> nextCheckDue) {}

    public static Future<Standing> standing(SqlConnection connection) {
        return connection
                .preparedQuery("""
                        select version, (select min(due_at) from shift_check where due_at is not null) as due_at
                        from roster_version""")
                .mapping(row -> new Standing(row.getLong("version"), Moments.find(row, "due_at")))
                .execute()
                .map(rows -> rows.iterator().next());
    }
}
