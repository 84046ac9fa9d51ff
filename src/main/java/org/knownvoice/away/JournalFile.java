package org.knownvoice.away;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file of the journal, locked by one process: a record a line, each behind its checksum. Blocks. */
final class JournalFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
    private static final int CHECKSUM = 8;

    private final Path file;
    private final FileChannel channel;
    private final Map<UUID, JournalRecord> waiting = new LinkedHashMap<>();

    private JournalFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty when another process, or another server of this one, writes to it. */
    static Optional<JournalFile> take(OwnFolder folder, Path file) throws IOException {
        var channel = folder.open(file);
        try {
            if (!isLocked(channel)) {
                channel.close();
                return Optional.empty();
            }
            folder.sync();
            var journal = new JournalFile(file, channel);
            journal.read();
            return Optional.of(journal);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void read() throws IOException {
        var bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
        int damaged = 0;
        int from = 0;
        for (int end = 0; end < bytes.position(); end++) {
            if (bytes.get(end) == '\n') {
                var record = decoded(new String(bytes.array(), from, end - from, StandardCharsets.UTF_8));
                record.ifPresent(one -> waiting.put(one.id(), one));
                damaged += record.isPresent() ? 0 : 1;
                from = end + 1;
            }
        }
        if (from < channel.size()) {
            LOG.warn("the last line of a journal was not finished and is cut off: nobody was told that it counts");
            channel.truncate(from);
        }
        if (damaged > 0) {
            keepForPeople();
            LOG.error("{} lines of a journal are damaged and cannot be taken over; a copy is kept beside it", damaged);
        }
    }

    private void keepForPeople() throws IOException {
        Files.copy(
                file,
                file.resolveSibling(file.getFileName() + ".damaged"),
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<JournalRecord> decoded(String line) {
        if (line.length() <= CHECKSUM) {
            return Optional.empty();
        }
        var json = line.substring(CHECKSUM + 1);
        if (!RosterCopy.checksum(json.getBytes(StandardCharsets.UTF_8)).equals(line.substring(0, CHECKSUM))) {
            return Optional.empty();
        }
        try {
            return Optional.of(AwayJson.MAPPER.readValue(json, JournalRecord.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** On the disk when it returns; a line that did not get there whole is taken back. */
    void append(JournalRecord record) throws IOException {
        var json = AwayJson.MAPPER.writeValueAsString(record);
        var line = RosterCopy.checksum(json.getBytes(StandardCharsets.UTF_8)) + " " + json + "\n";
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        long end = channel.size();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        waiting.put(record.id(), record);
    }

    Map<UUID, JournalRecord> waiting() {
        return waiting;
    }

    /** Nothing in it is waited for any more. */
    void empty() throws IOException {
        channel.truncate(0);
        channel.force(true);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }

    /** Lets go of it; what is waiting stays for whoever takes it next. */
    @Override
    public void close() throws IOException {
        if (waiting.isEmpty()) {
            delete();
        } else {
            channel.close();
        }
    }
}
