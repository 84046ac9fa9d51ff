package org.knownvoice.away;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.knownvoice.routing.DirectoryRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good directory as one file of this replica: a server that is started while Postgres is away knows lines,
 * clients and staff from it. A damaged file, or one of another program, is as good as none. Blocks.
 */
public final class RosterCopy {
    static final String FILE = "roster.copy";

    private static final Logger LOG = LoggerFactory.getLogger(RosterCopy.class);

    /** Grows when a file of before can no longer be read as it is meant. */
    private static final int FORMAT = 1;

    private static final String KIND = "knownvoice-roster";
    private static final Pattern HEADER = Pattern.compile(KIND + " (\\d{1,9}) ([0-9a-f]{8})");

    private final Path folder;

    /** @param folder made for its owner only when something is written */
    public RosterCopy(Path folder) {
        this.folder = folder;
    }

    /** A directory without a line, which nobody can call, does not take the place of a good one. */
    public void write(DirectoryRows rows) throws IOException {
        if (rows.lines().isEmpty()) {
            return;
        }
        byte[] json = AwayJson.MAPPER.writeValueAsBytes(rows);
        byte[] header = (KIND + " " + FORMAT + " " + checksum(json) + "\n").getBytes(StandardCharsets.US_ASCII);
        OwnFolder.at(folder)
                .replace(
                        FILE,
                        ByteBuffer.allocate(header.length + json.length)
                                .put(header)
                                .put(json)
                                .flip());
    }

    /** Empty when there is none that can be trusted; why is said in the log. */
    public Optional<DirectoryRows> read() {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "the copy of the directory cannot be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Optional<DirectoryRows> read(byte[] file) throws IOException {
        int end = 0;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        var header = HEADER.matcher(new String(file, 0, end, StandardCharsets.US_ASCII));
        if (!header.matches() || Integer.parseInt(header.group(1)) != FORMAT) {
            LOG.warn("the copy of the directory is of another format and is left alone");
            return Optional.empty();
        }
        byte[] json = Arrays.copyOfRange(file, Math.min(end + 1, file.length), file.length);
        if (!checksum(json).equals(header.group(2))) {
            LOG.warn("the copy of the directory is damaged and is left alone");
            return Optional.empty();
        }
        return Optional.of(AwayJson.MAPPER.readValue(json, DirectoryRows.class));
    }

    static String checksum(byte[] content) {
        var crc = new CRC32C();
        crc.update(content);
        return "%08x".formatted(crc.getValue());
    }
}
