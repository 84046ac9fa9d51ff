package org.knownvoice.store;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.knownvoice.TestDatabase;
import org.knownvoice.contact.ContactId;
import org.knownvoice.contact.CrisisContact;

/** A new database with the current schema, and what tests ask of it. */
final class OpenedDatabase implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Database database = Database.patient(vertx, TestDatabase.fresh());
    private final Pool pool = database.pool();

    /** Runs it in a transaction of its own and waits for the commit. */
    <T> T tx(Function<SqlConnection, Future<T>> work) {
        return await(pool.withTransaction(work));
    }

    <T> Optional<T> find(Function<SqlConnection, Future<Optional<T>>> work) {
        return tx(work);
    }

    <T> List<T> list(Function<SqlConnection, Future<List<T>>> work) {
        return tx(work);
    }

    /** The same without waiting. */
    <T> Future<T> later(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work);
    }

    /** A connection of its own, for transactions that overlap. */
    PgConnection connect() {
        return await(database.connect());
    }

    static <T> T await(Future<T> future) {
        return future.timeout(20, SECONDS).await();
    }

    void insert(CrisisContact... contacts) {
        for (CrisisContact contact : contacts) {
            tx(tx -> ContactStore.insert(tx, contact));
        }
    }

    CrisisContact load(ContactId id) {
        return tx(tx -> ContactStore.load(tx, id)).orElseThrow();
    }

    void run(String sql) {
        tx(tx -> tx.query(sql).execute());
    }

    List<Object> column(String sql) {
        return tx(tx -> tx.query(sql).execute()).stream()
                .map(row -> row.getValue(0))
                .toList();
    }

    /** The SQLSTATE, and the constraint where there is one, with which this is refused. */
    String refusal(Runnable statement) {
        var failure = Assertions.catchThrowableOfType(PgException.class, statement::run);
        return failure == null
                ? "accepted"
                : failure.getSqlState() + (failure.getConstraint() == null ? "" : " " + failure.getConstraint());
    }

    /** What is told on this channel from now on. */
    LinkedBlockingQueue<String> listen(String channel) {
        var told = new LinkedBlockingQueue<String>();
        var listener = connect();
        listener.notificationHandler(notification -> told.add(notification.getChannel()));
        await(listener.query("listen " + channel).execute());
        return told;
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
