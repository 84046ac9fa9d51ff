package org.knownvoice.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import org.knownvoice.directory.PhoneNumber;

/** Callers who have told us STOP: no text goes to their number until they say START. */
public final class OptOutStore {
    private OptOutStore() {}

    /** False when they had said so before. */
    public static Future<Boolean> stop(SqlConnection tx, PhoneNumber phone, Instant now) {
        return tx.preparedQuery("insert into opted_out (phone, at) values ($1, $2) on conflict (phone) do nothing")
                .execute(Tuple.of(phone.e164(), Moments.of(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False when they had not said STOP. */
    public static Future<Boolean> start(SqlConnection tx, PhoneNumber phone) {
        return tx.preparedQuery("delete from opted_out where phone = $1")
                .execute(Tuple.of(phone.e164()))
                .map(rows -> rows.rowCount() == 1);
    }

    public static Future<Boolean> isStopped(SqlConnection tx, PhoneNumber phone) {
        return tx.preparedQuery("select from opted_out where phone = $1")
                .execute(Tuple.of(phone.e164()))
                .map(rows -> rows.size() > 0);
    }
}
