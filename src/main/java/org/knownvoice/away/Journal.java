package org.knownvoice.away;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened while the database did not answer, on this replica's own disk. A record counts when {@link #append} has
 * returned, and is dropped only after the database has committed it; what an earlier process left behind is taken over.
 * It holds numbers and people's words. Blocks; may be used by several threads.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String FILES = "journal-*.log";
    private static final String PROBE = "writable";

    private final Path folder;
    private final List<JournalFile> inherited = new ArrayList<>();
    private final Set<Path> unreadable = new HashSet<>();
    private final Map<UUID, JournalRecord> unwritten = new LinkedHashMap<>();
    private Optional<JournalFile> own = Optional.empty();
    private volatile List<JournalRecord> waiting = List.of();

    /** @param folder made for its owner only when there is something to write */
    public Journal(Path folder) {
        this.folder = folder;
    }

    /** Takes over what earlier processes left behind. A file that cannot be read is left where it is. */
    public synchronized void open() {
        if (!folder.toFile().isDirectory()) {
            return;
        }
        try {
            var place = OwnFolder.at(folder);
            place.files(FILES).forEach(file -> inherit(place, file));
            dropWhatIsDone();
        } catch (IOException e) {
            LOG.error("the journal cannot be read: {}", e.getClass().getSimpleName());
        }
        look();
    }

    /** One that cannot be read does not cost the others. */
    private void inherit(OwnFolder place, Path file) {
        try {
            JournalFile.take(place, file).ifPresent(inherited::add);
        } catch (IOException | RuntimeException e) {
            unreadable.add(file);
            LOG.error(
                    "a file of the journal cannot be read and is left where it is: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Files that earlier processes left behind, that could not be read, and that nobody has taken away yet. */
    public synchronized int unreadable() {
        unreadable.removeIf(Files::notExists);
        return unreadable.size();
    }

    /** Whether a record could be kept now: fails when not. */
    public synchronized void tryToWrite() throws IOException {
        OwnFolder.at(folder).replace(PROBE, ByteBuffer.wrap(new byte[] {'\n'}));
    }

    /** The record is on the disk when this returns. One that cannot be written is kept in memory at least. */
    public synchronized void append(JournalRecord record) throws IOException {
        try {
            write(record);
        } catch (IOException | RuntimeException e) {
            unwritten.put(record.id(), record);
            throw e;
        } finally {
            look();
        }
    }

    private void write(JournalRecord record) throws IOException {
        if (own.isEmpty()) {
            var place = OwnFolder.at(folder);
            own = JournalFile.take(place, place.file("journal-" + UUID.randomUUID() + ".log"));
        }
        own.orElseThrow(() -> new IOException("the journal is locked")).append(record);
    }

    /** Everything that the database has not committed yet, oldest first. Does not block. */
    public List<JournalRecord> waiting() {
        return waiting;
    }

    private void look() {
        var all = new ArrayList<JournalRecord>();
        inherited.forEach(file -> all.addAll(file.waiting().values()));
        own.ifPresent(file -> all.addAll(file.waiting().values()));
        all.addAll(unwritten.values());
        all.sort(Comparator.comparing(JournalRecord::at));
        waiting = List.copyOf(all);
    }

    /** The database has committed these. */
    public synchronized void done(Collection<UUID> ids) throws IOException {
        inherited.forEach(file -> file.waiting().keySet().removeAll(ids));
        own.ifPresent(file -> file.waiting().keySet().removeAll(ids));
        unwritten.keySet().removeAll(ids);
        look();
        dropWhatIsDone();
    }

    private void dropWhatIsDone() throws IOException {
        for (JournalFile file : List.copyOf(inherited)) {
            if (file.waiting().isEmpty()) {
                inherited.remove(file);
                file.delete();
            }
        }
        if (own.isPresent() && own.get().waiting().isEmpty()) {
            own.get().empty();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (JournalFile file : inherited) {
            file.close();
        }
        inherited.clear();
        if (own.isPresent()) {
            own.get().close();
            own = Optional.empty();
        }
    }
}
