package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Notices that wait to be sent, for instance until the morning, when something has happened meanwhile. */
public final class PendingNotices {
    private PendingNotices() {}

    /**
     * What no server has begun to send is not sent any more.
     *
     * @return the keys of those that nobody will get
     */
    public static Future<Set<String>> drop(SqlConnection tx, Collection<String> keys, Instant now) {
        if (keys.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        return tx.preparedQuery("""
                        update notice set done_at = $2, result = 'dropped'
                        where key = any($1) and done_at is null and leased_until is null and attempts = 0
                        returning key""")
                .mapping(row -> row.getString("key"))
                .execute(Tuple.of(keys.toArray(String[]::new), Moments.of(now)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** Whether this notice is on its way, or was put since; what still waits is due now. */
    public static Future<Boolean> hasten(SqlConnection tx, String key, Instant since, Instant now) {
        return tx.preparedQuery("""
                        update notice set due_at = least(due_at, $3)
                        where key = $1 and (done_at is null or created_at >= $2)
                        returning id""")
                .execute(Tuple.of(key, Moments.of(since), Moments.of(now)))
                .map(rows -> rows.rowCount() > 0);
    }
}
