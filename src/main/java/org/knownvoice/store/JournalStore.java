package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which records of the replicas' journals have been taken over. */
public final class JournalStore {
    private JournalStore() {}

    /** Takes these over with this transaction; the result are those that nobody has taken over before. */
    public static Future<Set<UUID>> take(SqlConnection tx, Collection<UUID> ids, Instant now) {
        return tx.preparedQuery("""
                        insert into journal_record (id, taken_at)
                        select id, $2 from unnest($1::uuid[]) as given (id) order by id
                        on conflict (id) do nothing
                        returning id""")
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(ids.toArray(UUID[]::new), Moments.of(now)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }
}
