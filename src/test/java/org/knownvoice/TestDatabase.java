package org.knownvoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.EmbeddedDatabase;
import org.knownvoice.store.Migrations;

/** One real Postgres for all tests of the JVM, started when first asked for and stopped with the JVM. */
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new database with the current schema and no rows, of a role that owns it and is no superuser. */
    public static DatabaseUrl fresh() {
        return Lazy.DATABASE.createDatabase("test_" + COUNT.incrementAndGet(), TEMPLATE);
    }

    /** A new database with nothing in it. */
    public static DatabaseUrl empty() {
        return Lazy.DATABASE.createDatabase("test_" + COUNT.incrementAndGet());
    }

    private static final class Lazy {
        static final EmbeddedDatabase DATABASE = start();

        private static EmbeddedDatabase start() {
            try {
                Path folder = Path.of("target", "test-postgres").toAbsolutePath();
                Files.createDirectories(folder);
                Path data = Files.createTempDirectory(folder, "data");
                var database = EmbeddedDatabase.start(
                        new EmbeddedDatabase.Options(data, folder.resolve("programs"), 0, false));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, data)));
                Migrations.apply(database.createDatabase(TEMPLATE));
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedDatabase database, Path data) {
            database.close();
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            } catch (IOException | UncheckedIOException e) {
                System.err.println("left behind: " + data);
            }
        }
    }
}
