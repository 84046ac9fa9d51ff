package org.knownvoice.away;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The journal for those who must not block: one thread of its own writes, in the order of asking. */
public final class JournalDesk {
    private final Journal journal;
    private final WorkerExecutor thread;

    public JournalDesk(Vertx vertx, Journal journal) {
        this.journal = journal;
        this.thread = vertx.createSharedWorkerExecutor("journal-" + UUID.randomUUID(), 1);
    }

    /** Done when what earlier processes left behind has been read. */
    public Future<Void> open() {
        return thread.executeBlocking(() -> {
            journal.open();
            return null;
        });
    }

    /** Done when the record is on the disk. One that could not be written is kept in memory, and the future fails. */
    public Future<Void> append(JournalRecord record) {
        return thread.executeBlocking(() -> {
            journal.append(record);
            return null;
        });
    }

    /** Everything that the database has not committed yet, oldest first. */
    public List<JournalRecord> waiting() {
        return journal.waiting();
    }

    /** The database has committed these. */
    public Future<Void> done(Collection<UUID> ids) {
        return thread.executeBlocking(() -> {
            journal.done(ids);
            return null;
        });
    }

    public Future<Void> close() {
        return thread.<Void>executeBlocking(() -> {
                    journal.close();
                    return null;
                })
                .eventually(thread::close);
    }
}
