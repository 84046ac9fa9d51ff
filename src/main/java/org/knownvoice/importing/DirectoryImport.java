package org.knownvoice.importing;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.store.Database;
import org.knownvoice.store.DirectoryStore;

/**
 * Brings the files of a folder into the database in one transaction: all of them, or nothing.
 *
 * @param mayPause how long reading the files may take while nobody else can change the directory; then nothing is imported
 */
public record DirectoryImport(Database database, InstantSource clock, Duration mayPause) {
    /** Whoever waits for the directory does not wait for ever for an import that hangs. */
    private static final Duration MAY_PAUSE = Duration.ofMinutes(1);

    public DirectoryImport(Database database) {
        this(database, InstantSource.system());
    }

    public DirectoryImport(Database database, InstantSource clock) {
        this(database, clock, MAY_PAUSE);
    }

    /** Imports on a connection of its own; a second run of the same files writes nothing. */
    public Future<ImportReport> run(Path folder) {
        return database.connect()
                .compose(connection -> inTransaction(connection, folder).eventually(connection::close));
    }

    private Future<ImportReport> inTransaction(SqlConnection connection, Path folder) {
        return connection
                .begin()
                .compose(tx -> importing(connection, folder)
                        .compose(report -> tx.commit().map(report))
                        .recover(failure -> tx.rollback().transform(done -> Future.failedFuture(failure))));
    }

    private Future<ImportReport> importing(SqlConnection tx, Path folder) {
        return DirectoryStore.lock(tx, mayPause)
                .compose(locked -> DirectoryStore.loadAll(tx, DirectoryStore.ALL_TIME))
                .compose(stored -> read(folder, stored).compose(wanted -> save(tx, stored, wanted)));
    }

    /** Files block: never on an event loop. */
    private Future<CsvDirectory.Result> read(Path folder, DirectoryRows stored) {
        return database.vertx().executeBlocking(() -> CsvDirectory.read(folder, stored), false);
    }

    private Future<ImportReport> save(SqlConnection tx, DirectoryRows stored, CsvDirectory.Result wanted) {
        var faults = wanted.faults().isEmpty()
                ? StillOnCall.faults(stored, wanted.rows(), clock.instant())
                : wanted.faults();
        if (!faults.isEmpty()) {
            return Future.succeededFuture(new ImportReport.Refused(faults));
        }
        return DirectoryStore.replace(tx, stored, wanted.rows())
                .map(version -> new ImportReport.Imported(
                        wanted.counts(), version != stored.version(), version, wanted.rows()));
    }
}
