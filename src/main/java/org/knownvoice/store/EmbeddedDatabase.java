package org.knownvoice.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.knownvoice.config.Secret;
import org.knownvoice.config.SslMode;

/**
 * A Postgres of our own for the demo and the tests, in a folder that only its owner may enter. It listens on the loopback
 * address only, asks for passwords (by SCRAM where it is durable), and its role {@code knownvoice} owns its databases and is no superuser. Blocks: start,
 * stop and create on a virtual or worker thread. Runs as root too, where user namespaces are open. Who starts it closes it,
 * after everything that uses it; one that was left running is ended at the next start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String OWNER = "knownvoice";

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;
    private final String ownerPassword;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres postgres, String ownerPassword) {
        this.folder = folder;
        this.postgres = postgres;
        this.ownerPassword = ownerPassword;
    }

    /**
     * How it is started.
     *
     * @param data the database's files; kept from one start to the next
     * @param programs where the Postgres programs are unpacked; may be shared by several databases of one user
     * @param port on which it listens; 0: a free one
     * @param durable a commit survives a crash of the machine, and passwords are proved by SCRAM. The demo's way; tests
     *     leave both out for speed: each of their many connections would cost 20 ms of computing
     */
    public record Options(Path data, Path programs, int port, boolean durable) {}

    /** Starts it; the first start in a folder takes about 3 s, a further one half a second. */
    public static EmbeddedDatabase start(Options options) {
        try {
            DataFolder.onlyForOwner(options.programs());
            var folder = DataFolder.take(options.data());
            try {
                return start(folder, options);
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Postgres did not start", e);
        }
    }

    private static EmbeddedDatabase start(DataFolder folder, Options options) throws IOException {
        String superuserPassword = folder.secret("superuser");
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(
                        options.programs().resolve("unpacked").toFile()) // made open to all: the folder above is not
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", superuserPassword)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", options.durable() ? "on" : "off")
                .setServerConfig("synchronous_commit", options.durable() ? "on" : "off");
        if (options.port() != 0) {
            builder.setPort(options.port());
        }
        var database = new EmbeddedDatabase(folder, builder.start(), folder.secret("owner"));
        database.askForPasswords(superuserPassword, options.durable());
        return database;
    }

    private void askForPasswords(String superuserPassword, boolean byScram) throws IOException {
        execute(
                "set password_encryption = 'scram-sha-256'",
                "set scram_iterations = " + (byScram ? 4096 : 1),
                "alter role postgres password '" + superuserPassword + "'",
                "do $$ begin create role " + OWNER + " login; exception when duplicate_object then null; end $$",
                "alter role " + OWNER + " nosuperuser password '" + ownerPassword + "'");
        var how = byScram ? "scram-sha-256" : "password";
        Files.writeString(folder.postgres().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 " + how + "\n");
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

    /** How a server reaches this database of ours. */
    public DatabaseUrl url(String database) {
        return DatabaseUrl.of(new org.knownvoice.config.Database(
                List.of(new org.knownvoice.config.Database.Host("127.0.0.1", postgres.getPort())),
                database,
                OWNER,
                new Secret(ownerPassword),
                SslMode.DISABLE,
                Optional.empty()));
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

    private Connection superuser() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        try {
            postgres.close();
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded Postgres did not stop", e);
        }
    }
}
