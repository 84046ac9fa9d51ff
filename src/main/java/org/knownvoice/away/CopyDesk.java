package org.knownvoice.away;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.knownvoice.routing.DirectoryRows;

/**
 * The copy of the directory for those who must not block: one thread of its own writes, in the order of asking. The thread
 * lives until this is closed: Vert.x ends one whose executor nobody holds any more, whatever it is writing.
 */
public final class CopyDesk {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final RosterCopy copy;
    private final WorkerExecutor thread;

    public CopyDesk(Vertx vertx, RosterCopy copy) {
        this.copy = copy;
        this.thread = vertx.createSharedWorkerExecutor("roster-copy-" + UUID.randomUUID(), 1);
    }

    /** Done when the copy is on the disk. */
    public Future<Void> keep(DirectoryRows rows) {
        return thread.executeBlocking(() -> {
            copy.write(rows);
            return null;
        });
    }

    /** Empty when there is none that can be trusted. */
    public Future<Optional<DirectoryRows>> read() {
        return thread.executeBlocking(copy::read);
    }

    /** What is being written is written first, unless the disk hangs. */
    public Future<Void> close() {
        return thread.executeBlocking(() -> null)
                .timeout(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .eventually(thread::close)
                .mapEmpty();
    }
}
