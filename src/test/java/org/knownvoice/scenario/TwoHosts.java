package org.knownvoice.scenario;

import io.vertx.core.net.SelfSignedCertificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.knownvoice.Ports;
import org.knownvoice.config.Database.Host;
import org.knownvoice.config.Secret;
import org.knownvoice.config.SslMode;
import org.knownvoice.store.DatabaseUrl;

/**
 * A Postgres as agencies have it: signs in by SCRAM over TLS with a certificate of its own authority, can be stopped and
 * started, and has a standby that takes each commit before it counts.
 */
final class TwoHosts implements AutoCloseable {
    private static final Path PROGRAMS =
            Path.of("target", "test-postgres", "programs", "unpacked").toAbsolutePath();
    private static final String PASSWORD = "an-invented-password";

    private final Path folder;
    private final SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
    private final int firstPort;
    private final int secondPort;
    private EmbeddedPostgres first;
    private Optional<EmbeddedPostgres> second = Optional.empty();

    TwoHosts() {
        try {
            folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "two-hosts");
            firstPort = Ports.free();
            secondPort = Ports.free();
            first = start("first", firstPort);
            secure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both hosts in order, verified against the certificate. */
    DatabaseUrl url() {
        return DatabaseUrl.of(new org.knownvoice.config.Database(
                List.of(new Host("localhost", firstPort), new Host("localhost", secondPort)),
                "voice",
                "app",
                new Secret(PASSWORD),
                SslMode.VERIFY_CA,
                Optional.of(Path.of(certificate.certificatePath()))));
    }

    void stop() {
        try {
            first.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startAgain() {
        first = start("first", firstPort);
    }

    /** A standby of the first host, which from now on has each commit before it counts. */
    void addStandby() {
        // The backup ends with its session: one connection for both.
        try (var connection = superuser(firstPort);
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            copy(folder.resolve("first"), folder.resolve("second"));
            try (var rows = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                rows.next();
                Files.writeString(folder.resolve("second/backup_label"), rows.getString(1));
            }
            Files.createFile(folder.resolve("second/standby.signal"));
            Files.writeString(
                    folder.resolve("second/postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=%d user=postgres password=%s application_name=second'\n"
                            .formatted(firstPort, PASSWORD),
                    StandardOpenOption.APPEND);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        second = Optional.of(start("second", secondPort));
        execute(firstPort, "alter system set synchronous_standby_names = 'second'", "select pg_reload_conf()");
    }

    void promoteStandby() {
        execute(secondPort, "alter system reset synchronous_standby_names", "select pg_promote()");
    }

    private void secure() throws IOException {
        var data = folder.resolve("first");
        var key = data.resolve("server.key");
        Files.copy(Path.of(certificate.privateKeyPath()), key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.copy(Path.of(certificate.certificatePath()), data.resolve("server.crt"));
        execute(
                firstPort,
                "set password_encryption = 'scram-sha-256'",
                "alter role postgres password '" + PASSWORD + "'",
                "create role app login password '" + PASSWORD + "'",
                "create database voice owner app",
                "alter system set ssl = on");
        Files.writeString(data.resolve("pg_hba.conf"), """
                hostssl all all localhost scram-sha-256
                hostssl replication postgres localhost scram-sha-256
                """);
        execute(firstPort, "select pg_reload_conf()");
    }

    private EmbeddedPostgres start(String name, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve(name))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(PROGRAMS.toFile())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setConnectConfig("password", PASSWORD)
                    .setConnectConfig("sslmode", "prefer")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "16MB")
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection superuser(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/postgres?sslmode=prefer".formatted(port), "postgres", PASSWORD);
    }

    private static void execute(int port, String... statements) {
        try (var connection = superuser(port);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files that come and go meanwhile are the backup's own affair. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var made = to.resolve(from.relativize(folder));
                Files.createDirectories(made);
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.endsWith("postmaster.pid") && !file.endsWith("postmaster.opts")) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        try {
            second.ifPresent(TwoHosts::stop);
            stop(first);
            certificate.delete();
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
