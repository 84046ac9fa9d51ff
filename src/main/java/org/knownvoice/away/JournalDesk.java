package org.knownvoice.away;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The journal for those who must not block: one thread of its own writes, in the order of asking. What is told here counts
 * at once in memory, and nobody waits long for a disk that hangs.
 */
public final class JournalDesk {
    private static final Duration WITHIN = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Journal journal;
    private final WorkerExecutor thread;
    private final Map<UUID, JournalRecord> onTheWay = new ConcurrentHashMap<>();
    private final Set<UUID> committed = ConcurrentHashMap.newKeySet();
    private volatile Future<Integer> tried = Future.succeededFuture(0);

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

    /**
     * Done when the record is on the disk. Fails when it could not be written, or is not written within half a second: then
     * it is kept in memory, and on a disk that hangs it is written once that goes on.
     */
    public Future<Void> append(JournalRecord record) {
        onTheWay.put(record.id(), record);
        Future<Void> written = thread.executeBlocking(() -> {
            journal.append(record);
            return null;
        });
        written.onComplete(over -> onTheWay.remove(record.id()));
        return inTime(written);
    }

    /** Everything that the database has not committed yet, oldest first. */
    public List<JournalRecord> waiting() {
        // In this order, since a record goes from here to there.
        var all = new LinkedHashMap<>(onTheWay);
        var written = journal.waiting();
        if (all.isEmpty() && committed.isEmpty()) {
            return written;
        }
        written.forEach(record -> all.put(record.id(), record));
        all.keySet().removeAll(committed);
        return all.values().stream()
                .sorted(Comparator.comparing(JournalRecord::at))
                .toList();
    }

    /** The database has committed these. They do not wait any more, whatever the disk does. */
    public Future<Void> done(Collection<UUID> ids) {
        committed.addAll(ids);
        Future<Void> dropped = thread.executeBlocking(() -> {
            journal.done(ids);
            return null;
        });
        dropped.onComplete(over -> committed.removeAll(ids));
        return inTime(dropped);
    }

    /**
     * Whether a record could be kept now, for people and alerts; how many files of earlier processes cannot be read. Fails
     * when it could not. While one such question hangs no other is put behind it.
     */
    public Future<Integer> tryToWrite() {
        if (tried.isComplete()) {
            tried = thread.executeBlocking(() -> {
                journal.tryToWrite();
                return journal.unreadable();
            });
        }
        return tried;
    }

    private static <T> Future<T> inTime(Future<T> work) {
        return work.timeout(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Future<Void> close() {
        return thread.<Void>executeBlocking(() -> {
                    journal.close();
                    return null;
                })
                .timeout(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .eventually(thread::close);
    }
}
