package org.knownvoice.engine;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.Set;
import java.util.function.Function;
import org.knownvoice.store.PhoneTaken;

/** Runs a transaction again when another one got in its way: a phone was taken, a deadlock was broken. */
final class Transactions {
    private static final int TRIES = 6;

    /** Serialization failure, deadlock, lock not available; and a unique violation: somebody was there first. */
    private static final Set<String> AGAIN = Set.of("40001", "40P01", "55P03", "23505");

    private final Pool pool;

    Transactions(Pool pool) {
        this.pool = pool;
    }

    <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
        return run(work, TRIES);
    }

    private <T> Future<T> run(Function<SqlConnection, Future<T>> work, int tries) {
        return pool.withTransaction(work)
                .recover(failure ->
                        tries > 1 && isPassing(failure) ? run(work, tries - 1) : Future.failedFuture(failure));
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof PhoneTaken
                || failure instanceof PgException postgres && AGAIN.contains(String.valueOf(postgres.getSqlState()));
    }
}
