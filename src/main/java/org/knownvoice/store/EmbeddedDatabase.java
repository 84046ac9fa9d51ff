package org.knownvoice.store;

import io.vertx.pgclient.SslMode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A Postgres of our own for the demo and the tests, in a folder that only its owner may enter. It listens on the loopback
 * address only, asks for passwords, and its role {@code knownvoice} owns its databases and is no superuser. Blocks: start,
 * stop and create on a virtual or worker thread. Runs as root too, where user namespaces are open.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String OWNER = "knownvoice";

    private final EmbeddedPostgres postgres;
    private final String ownerPassword;
    private final String superuserPassword;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String ownerPassword, String superuserPassword) {
        this.postgres = postgres;
        this.ownerPassword = ownerPassword;
        this.superuserPassword = superuserPassword;
    }

    /**
     * How it is started.
     *
     * @param data the database's files; kept from one start to the next
     * @param programs where the Postgres programs are unpacked; may be shared by several databases of one user
     * @param port on which it listens; 0: a free one
     * @param durable a commit survives a crash of the machine. The demo's way; tests leave it out for speed
     */
    public record Options(Path data, Path programs, int port, boolean durable) {}

    /** Starts it; the first start in a folder takes about 3 s, a further one half a second. */
    public static EmbeddedDatabase start(Options options) {
        try {
            onlyForOwner(options.data());
            onlyForOwner(options.programs());
            OrphanedPostgres.endIn(options.data().resolve("pg"));
            String ownerPassword = secret(options.data().resolve("owner.secret"));
            String superuserPassword = secret(options.data().resolve("superuser.secret"));
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(options.data().resolve("pg"))
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(options.programs()
                            .resolve("unpacked")
                            .toFile()) // made open to all: the folder above is not
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setConnectConfig("password", superuserPassword)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", options.durable() ? "on" : "off")
                    .setServerConfig("synchronous_commit", options.durable() ? "on" : "off");
            if (options.port() != 0) {
                builder.setPort(options.port());
            }
            var database = new EmbeddedDatabase(builder.start(), ownerPassword, superuserPassword);
            database.askForPasswords(options.data().resolve("pg"));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Postgres did not start", e);
        }
    }

    private void askForPasswords(Path data) throws IOException {
        execute(
                "set password_encryption = 'scram-sha-256'",
                "alter role postgres password '" + superuserPassword + "'",
                "do $$ begin create role " + OWNER + " login; exception when duplicate_object then null; end $$",
                "alter role " + OWNER + " nosuperuser password '" + ownerPassword + "'");
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        execute("select pg_reload_conf()");
    }

    /** A new, empty database, owned by our role; as it is when there is one already. */
    public DatabaseUrl createDatabase(String name) {
        return exists(name) ? url(name) : create(name, "template1");
    }

    /** A new database that is a copy of another one, to which nobody is connected. */
    public DatabaseUrl createDatabase(String name, String template) {
        return create(name, template);
    }

    private DatabaseUrl create(String name, String template) {
        execute("create database %s owner %s template %s".formatted(quoted(name), OWNER, quoted(template)));
        return url(name);
    }

    public void dropDatabase(String name) {
        execute("drop database if exists %s with (force)".formatted(quoted(name)));
    }

    public DatabaseUrl url(String database) {
        return new DatabaseUrl(
                List.of(new DatabaseUrl.Host("127.0.0.1", postgres.getPort())),
                database,
                OWNER,
                ownerPassword,
                SslMode.DISABLE,
                Optional.empty(),
                OWNER);
    }

    private boolean exists(String name) {
        try (var connection = superuser();
                var select = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            select.setString(1, name);
            return select.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded Postgres refused a question", e);
        }
    }

    private void execute(String... statements) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded Postgres refused an order", e);
        }
    }

    private java.sql.Connection superuser() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void onlyForOwner(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        if (Files.notExists(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
        Files.setPosixFilePermissions(folder, ownerOnly);
    }

    private static String secret(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[18];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.TRUNCATE_EXISTING);
        }
        return Files.readString(file).strip();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Postgres did not stop", e);
        }
    }
}
