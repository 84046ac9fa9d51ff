package org.knownvoice.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.knownvoice.TestDatabase;
import org.knownvoice.config.Database.Host;

class DatabaseTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void theRoleOwnsItsDatabaseAndIsNoSuperuser() {
        var pool = new Database(VERTX, TestDatabase.fresh()).pool();

        assertThat(ask(pool, "select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo(false);
        assertThat(ask(
                        pool,
                        "select pg_get_userbyid(datdba)::text = current_user from pg_database"
                                + " where datname = current_database()"))
                .isEqualTo(true);
    }

    @Test
    void aHostThatDoesNotAnswerIsPassedOver() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var good = TestDatabase.fresh();
            var hosts = List.of(
                    new Host("127.0.0.1", 1),
                    new Host("127.0.0.1", silent.getLocalPort()),
                    good.address().hosts().getFirst());
            var pool = new Database(VERTX, good.withHosts(hosts), quick()).pool();

            assertThat(ask(pool, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void aSilentDatabaseFailsInTime() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var good = TestDatabase.fresh();
            var host = new Host("127.0.0.1", silent.getLocalPort());
            var pool = new Database(VERTX, good.withHosts(List.of(host)), quick()).pool();

            assertThatThrownBy(() -> ask(pool, "select 1")).isInstanceOf(Exception.class);
        }
    }

    @Test
    void aStatementThatHangsIsEndedByTheServer() {
        var pool = new Database(VERTX, TestDatabase.fresh(), quick()).pool();

        assertThatThrownBy(() -> ask(pool, "select pg_sleep(30)")).hasMessageContaining("57014");
    }

    @Test
    void severalServersMayMigrateAtOnce() {
        var url = TestDatabase.empty();

        var steps = IntStream.range(0, 4)
                .mapToObj(server -> VERTX.<Integer>executeBlocking(() -> Migrations.apply(url), false))
                .toList();

        assertThat(steps.stream()
                        .mapToInt(step -> step.timeout(60, SECONDS).await())
                        .filter(count -> count > 0))
                .hasSize(1);
    }

    private static Database.Limits quick() {
        return new Database.Limits(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMillis(500), 4);
    }

    private static Object ask(Pool pool, String sql) {
        return pool.query(sql)
                .execute()
                .timeout(20, SECONDS)
                .await()
                .iterator()
                .next()
                .getValue(0);
    }
}
