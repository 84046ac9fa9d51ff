package org.knownvoice.importing;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import org.knownvoice.routing.Roster;
import org.knownvoice.store.Database;
import org.knownvoice.store.DatabaseUrl;
import org.knownvoice.store.Migrations;

/** The command {@code import DIR}. */
public final class ImportCommand {
    private ImportCommand() {}

    /**
     * Brings the schema up to date and imports the folder; blocks. Prints also when, in the 14 days from now, nobody is on
     * call. Returns how the command ends: 0, or 1 and nothing written.
     */
    public static int run(DatabaseUrl url, Path folder, Instant now, PrintStream out) {
        Vertx vertx = Vertx.vertx();
        try {
            Migrations.apply(url);
            ImportReport report = new DirectoryImport(Database.patient(vertx, url))
                    .run(folder)
                    .await();
            if (report instanceof ImportReport.Imported imported) {
                Uncovered.of(Roster.of(imported.rows()), now).lines().forEach(out::println);
            }
            report.lines().forEach(out::println);
            return report.exitCode();
        } catch (Exception e) {
            out.println("nothing was written: " + reason(e));
            return 1;
        } finally {
            vertx.close().await();
        }
    }

    /** The database's own words may hold a name or a number: only its code is shown. */
    private static String reason(Exception failure) {
        return failure instanceof PgException refused
                ? "the database refused the rows with code " + refused.getSqlState()
                : "the database cannot be reached, or is not ready ("
                        + failure.getClass().getSimpleName() + ")";
    }
}
