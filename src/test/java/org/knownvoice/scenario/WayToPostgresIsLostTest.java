package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.DatabaseProxy;
import org.knownvoice.TestDatabase;
import org.knownvoice.store.Database;

/** A network or a host that goes without a word takes no connection of the pool with it for good. */
class WayToPostgresIsLostTest {
    private static final Database.Limits QUICK =
            new Database.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100), 1);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aConnectionOnWhichNothingComesIsReplaced() {
        var url = TestDatabase.fresh();
        var proxy = DatabaseProxy.to(vertx, url.address().hosts().getFirst());
        var pool = new Database(vertx, url.withHosts(List.of(proxy.host())), QUICK).pool();
        ask(pool);
        proxy.forget();

        assertThatThrownBy(() -> ask(pool)).hasMessageContaining("lost");

        assertThat(ask(pool)).isEqualTo(1);
    }

    private static Object ask(Pool pool) {
        return pool.query("select 1")
                .execute()
                .timeout(10, TimeUnit.SECONDS)
                .await()
                .iterator()
                .next()
                .getValue(0);
    }
}
