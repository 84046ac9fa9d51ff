package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
    @Test
    void severalHostsKeepTheirOrderForBothDrivers() {
        var url = DatabaseUrl.parse("postgresql://kv:secret@a:5433,b,[::1]:6000/kv?sslmode=disable");

        assertThat(url.connectOptions())
                .extracting(PgConnectOptions::getHost, PgConnectOptions::getPort)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", 5433),
                        org.assertj.core.groups.Tuple.tuple("b", 5432),
                        org.assertj.core.groups.Tuple.tuple("::1", 6000));
        assertThat(url.jdbcUrl())
                .startsWith("jdbc:postgresql://a:5433,b:5432,[::1]:6000/kv?sslmode=disable&targetServerType=primary");
    }

    @Test
    void theTextWithItsPasswordReadsBackAsTheSame() {
        var url = DatabaseUrl.parse("postgresql://k%40v:p%3A%2F+%25@a,b:5433/my%20db?sslmode=require");

        assertThat(DatabaseUrl.parse(url.withPassword())).isEqualTo(url);
        assertThat(url.connectOptions().getFirst().getPassword()).isEqualTo("p:/+%");
        assertThat(url.jdbcUrl()).contains("/my%20db?");
    }

    @Test
    void noTextFormShowsThePassword() {
        var url = DatabaseUrl.parse("postgresql://kv:hunter2@db/kv");

        assertThat(url.toString()).isEqualTo("postgresql://kv:***@db:5432/kv?sslmode=prefer");
        assertThat(url.jdbcUrl()).doesNotContain("hunter2");
    }

    @Test
    void faultsNameTheRemedyAndNeverThePassword() {
        assertThatThrownBy(() -> DatabaseUrl.parse("mysql://kv:hunter2@db/kv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_URL is no address of a Postgres database; write postgresql://user:")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aVerifiedConnectionTrustsTheAuthoritiesOfTheRuntimeUnlessAFileNamesOne() {
        var runtime = DatabaseUrl.parse("postgresql://kv:x@db/kv?sslmode=verify-full");
        var file = DatabaseUrl.parse("postgresql://kv:x@db/kv?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem");

        assertThat(runtime.connectOptions().getFirst().getSslOptions().getTrustOptions())
                .isNotNull();
        assertThat(file.jdbcUrl()).contains("sslrootcert=%2Fetc%2Fca.pem");
    }
}
