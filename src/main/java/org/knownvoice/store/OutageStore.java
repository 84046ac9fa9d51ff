package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Parts outside that could not be reached, seen by whichever server. */
public final class OutageStore {
    private OutageStore() {}

    /**
     * A server sees the part away. Its number when that is news; empty when a server has said so before. An outage that
     * nobody has seen since {@code seenBefore} is over, though nobody was there to end it.
     */
    public static Future<Optional<Long>> seen(SqlConnection tx, String part, Instant now, Instant seenBefore) {
        return tx.preparedQuery("""
                        update outage set ended_at = seen_at
                        where part = $1 and ended_at is null and seen_at < $2""")
                .execute(Tuple.of(part, Moments.of(seenBefore)))
                .compose(ended -> tx.preparedQuery("""
                                insert into outage (part, since, seen_at) values ($1, $2, $2)
                                on conflict (part) where ended_at is null do update set seen_at = excluded.seen_at
                                returning id, since = seen_at as is_new""").execute(Tuple.of(part, Moments.of(now))))
                .map(rows -> rows.iterator().next())
                .map(row -> row.getBoolean("is_new") ? Optional.of(row.getLong("id")) : Optional.empty());
    }

    /** The part is back. The number of the outage that ends; empty when another server has ended it. */
    public static Future<Optional<Long>> ended(SqlConnection tx, String part, Instant now) {
        return tx.preparedQuery("""
                        update outage set ended_at = $2
                        where part = $1 and ended_at is null returning id""")
                .mapping(row -> row.getLong("id"))
                .execute(Tuple.of(part, Moments.of(now)))
                .map(rows -> rows.stream().findFirst());
    }
}
