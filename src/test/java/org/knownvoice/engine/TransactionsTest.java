package org.knownvoice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.TestDatabase;
import org.knownvoice.store.Database;

/** What is done is kept as a whole or not at all, and nobody hears of it before it is kept. */
class TransactionsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = Database.patient(vertx, TestDatabase.empty()).pool();
    private final Transactions transactions = new Transactions(pool);
    private final AtomicInteger tries = new AtomicInteger();

    @BeforeEach
    void aTableThatSaysNoOnlyAtTheCommit() {
        pool.query("""
                        create table kept (
                            number int primary key,
                            follows int references kept deferrable initially deferred)""").execute().await();
    }

    @AfterEach
    void close() {
        pool.close().await();
        vertx.close().await();
    }

    @Test
    void whatIsKeptIsConfirmed() {
        assertThat(transactions.run(tx -> put(tx, 1, "null").map("done")).await())
                .isEqualTo("done");
        assertThat(kept()).containsExactly(1);
    }

    @Test
    void whatIsRefusedAtTheCommitIsNotConfirmed() {
        var confirmed = transactions.run(tx -> put(tx, 1, "null").compose(done -> put(tx, 2, "99")));

        assertThatThrownBy(confirmed::await).isInstanceOf(PgException.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatFailsHalfwayLeavesNothingBehind() {
        var failing = transactions.run(tx ->
                put(tx, 1, "null").compose(done -> Future.<Void>failedFuture(new IllegalStateException("halfway"))));

        assertThatThrownBy(failing::await).hasMessage("halfway");
        assertThat(kept()).isEmpty();
    }

    @Test
    void whoWasBeatenToItTriesAgain() {
        transactions.run(tx -> put(tx, 1, "null")).await();

        transactions.run(tx -> put(tx, tries.incrementAndGet(), "null")).await();

        assertThat(kept()).containsExactly(1, 2);
    }

    @Test
    void whatFailsForAnotherReasonIsTriedOnce() {
        var failing = transactions.run(tx -> {
            tries.incrementAndGet();
            return put(tx, 1, "no_such_column");
        });

        assertThatThrownBy(failing::await).isInstanceOf(PgException.class);
        assertThat(tries).hasValue(1);
    }

    private static Future<Void> put(SqlConnection tx, int number, String follows) {
        return tx.query("insert into kept values (" + number + ", " + follows + ")")
                .execute()
                .mapEmpty();
    }

    private List<Integer> kept() {
        return pool.query("select number from kept order by number").execute().await().stream()
                .map(row -> row.getInteger(0))
                .toList();
    }
}
