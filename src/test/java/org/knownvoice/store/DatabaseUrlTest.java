package org.knownvoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
    @Test
    void oneHostIsReadWithTheUsualPort() {
        var url = DatabaseUrl.parse("postgresql://kv:secret@db/known_voice");

        assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host("db", 5432));
        assertThat(url.database()).isEqualTo("known_voice");
        assertThat(url.user()).isEqualTo("kv");
        assertThat(url.password()).isEqualTo("secret");
        assertThat(url.sslMode()).isEqualTo(SslMode.PREFER);
    }

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
    void userPasswordAndDatabaseMayBePercentEncoded() {
        var url = DatabaseUrl.parse("postgresql://k%40v:p%3A%2F+%25@db/my%20db");

        assertThat(url.user()).isEqualTo("k@v");
        assertThat(url.password()).isEqualTo("p:/+%");
        assertThat(url.database()).isEqualTo("my db");
        assertThat(DatabaseUrl.parse(url.withPassword())).isEqualTo(url);
    }

    @Test
    void noTextFormShowsThePassword() {
        var url = DatabaseUrl.parse("postgresql://kv:hunter2@db/kv");

        assertThat(url.toString()).isEqualTo("postgresql://kv:***@db:5432/kv?sslmode=prefer");
        assertThat(url.jdbcUrl()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://kv:hunter2@db/kv | must start with postgresql://",
                "postgresql://kv:hunter2@db | names no database",
                "postgresql://db/kv | names no user",
                "postgresql://kv:hunter2@db:54x/kv | has a port that is no number",
                "postgresql://kv:hunter2@a,,b/kv | has an empty host",
                "postgresql://kv:hunter2@db/kv?sslmode=maybe | has an unknown sslmode",
                "postgresql://kv:hunter2@db/kv?colour=red | has a parameter that is not known",
                "postgresql://kv:hunter2%zz@db/kv | has a '%' in its password",
            })
    void faultsNameTheRemedyAndNeverThePassword(String text, String reason) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_URL " + reason)
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
