package org.knownvoice.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The embedded Postgres of a program that was killed lives on without a parent and holds its folder and port. */
final class OrphanedPostgres {
    private static final long INIT = 1;

    private OrphanedPostgres() {}

    /** Ends the orphan of this data folder; refuses when the folder belongs to a program that still runs. */
    static void endIn(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        Optional<ProcessHandle> postmaster = Files.readAllLines(file).stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(OrphanedPostgres::isPostgres);
        if (postmaster.isEmpty()) {
            return;
        }
        if (postmaster.get().parent().filter(parent -> parent.pid() != INIT).isPresent()) {
            throw new IOException(
                    "another program runs its database in this folder; end it first, or name another folder");
        }
        end(postmaster.get());
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    private static void end(ProcessHandle orphan) throws IOException {
        orphan.destroy();
        try {
            orphan.onExit().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "an old database process of this folder does not end; end process " + orphan.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an old database process ended", e);
        }
    }
}
