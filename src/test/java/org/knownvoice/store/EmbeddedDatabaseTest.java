package org.knownvoice.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knownvoice.TestDatabase;
import org.knownvoice.config.Database.Host;
import org.knownvoice.config.Secret;

class EmbeddedDatabaseTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void whatIsStoredIsThereAgainAtTheNextStart() throws SQLException {
        try (var database = start()) {
            Migrations.apply(database.createDatabase("kv"));
            write(database.url("kv"), "update roster_version set version = 7");
        }
        try (var database = start()) {
            assertThat(ask(database.createDatabase("kv"), "select version from roster_version"))
                    .isEqualTo(7L);
        }
    }

    @Test
    void onlyItsOwnerMayEnterItsFolderAndOnlyThePasswordOpensIt() throws IOException {
        try (var database = start()) {
            var url = database.createDatabase("kv");
            var guess = url.withUser("postgres", new Secret("guess"));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                    .isEqualTo("rwx------");
            assertThatThrownBy(() -> ask(guess, "select 1")).hasMessageContaining("28P01");
        }
    }

    @Test
    void aStandbyIsPassedOverForThePrimary() throws IOException {
        start().close();
        Path data = folder.resolve("data");
        Files.createFile(data.resolve("pg").resolve("standby.signal"));
        var primary = TestDatabase.fresh();
        try (var standby = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("pg"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs().resolve("unpacked").toFile())
                .setConnectConfig("password", Files.readString(data.resolve("superuser.secret")))
                .start()) {
            Files.writeString(data.resolve("pg").resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
            var standbyHost = new Host("127.0.0.1", standby.getPort());
            var both = primary.withHosts(
                    List.of(standbyHost, primary.address().hosts().getFirst()));

            assertThat(ask(both, "select pg_is_in_recovery()")).isEqualTo(false);
            assertThat(Migrations.apply(both)).isZero();
        }
    }

    @Test
    void aFolderIsForOneProgramAtATime() {
        try (var first = start()) {
            assertThatThrownBy(this::start)
                    .hasRootCauseMessage(
                            "another program has its database in this folder; end it, or name another folder");
            assertThat(ask(first.createDatabase("kv"), "select 1")).isEqualTo(1);
        }
    }

    @Test
    void thePostgresOfAKilledProgramIsEndedBeforeTheNextStart() throws IOException {
        Path data = folder.resolve("data").resolve("pg");
        var orphan = orphan(data);

        try (var database = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(ask(database.createDatabase("kv"), "select 1")).isEqualTo(1);
        }
    }

    /** A Postgres in this folder that no lock belongs to, as a killed program leaves it. */
    private ProcessHandle orphan(Path data) throws IOException {
        start().close();
        EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(programs().resolve("unpacked").toFile())
                .setConnectConfig(
                        "password", Files.readString(folder.resolve("data").resolve("superuser.secret")))
                .start();
        Files.delete(data.resolve("epg-lock")); // its lock would have ended with its program
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(new EmbeddedDatabase.Options(folder.resolve("data"), programs(), 0, true));
    }

    private static Path programs() {
        return Path.of("target", "test-postgres", "programs").toAbsolutePath();
    }

    private static Object ask(DatabaseUrl url, String sql) {
        var pool = new Database(VERTX, url).pool();
        return pool.query(sql)
                .execute()
                .timeout(30, SECONDS)
                .eventually(pool::close)
                .await()
                .iterator()
                .next()
                .getValue(0);
    }

    private static void write(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        url.jdbcUrl(),
                        url.address().user(),
                        url.address().password().value());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
