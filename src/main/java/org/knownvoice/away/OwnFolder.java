package org.knownvoice.away;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A folder that only its owner may enter, with files that only its owner may read. Blocks. */
final class OwnFolder {
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    private OwnFolder(Path folder) {
        this.folder = folder;
    }

    static OwnFolder at(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return new OwnFolder(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    List<Path> files(String glob) throws IOException {
        try (var found = Files.newDirectoryStream(folder, glob)) {
            return StreamSupport.stream(found.spliterator(), false).sorted().toList();
        }
    }

    /** Made when it is not there. */
    FileChannel open(Path file) throws IOException {
        return channel(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Puts the whole file in the place of the old one at once: whoever reads it finds the one or the other. */
    void replace(String name, ByteBuffer content) throws IOException {
        Path half = file(name + ".new");
        Files.deleteIfExists(half);
        try (var out = channel(half, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
        Files.move(half, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /** A new name in the folder survives a crash only when the folder itself has reached the disk. */
    void sync() throws IOException {
        try (var self = FileChannel.open(folder, StandardOpenOption.READ)) {
            self.force(true);
        }
    }

    private static FileChannel channel(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), OWNERS_FILE);
    }
}
