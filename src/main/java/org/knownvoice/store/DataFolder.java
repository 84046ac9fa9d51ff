package org.knownvoice.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The folder of an embedded Postgres: for its owner only, and for one program at a time. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Takes the folder; a Postgres that lives on in it after its program was killed is ended. */
    static DataFolder take(Path folder) throws IOException {
        onlyForOwner(folder);
        var taken = new DataFolder(folder, lock(folder.resolve("lock")));
        try {
            taken.endOrphan();
            return taken;
        } catch (IOException e) {
            taken.close();
            throw e;
        }
    }

    Path postgres() {
        return folder.resolve("pg");
    }

    /** A password that is made once and kept. */
    String secret(String name) throws IOException {
        Path file = folder.resolve(name + ".secret");
        if (Files.notExists(file)) {
            byte[] random = new byte[18];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }

    static void onlyForOwner(Path folder) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder.toAbsolutePath().getParent());
        if (Files.notExists(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        }
        Files.setPosixFilePermissions(folder, ownerOnly);
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            channel.close();
            throw new IOException("another program has its database in this folder; end it, or name another folder");
        }
        return channel;
    }

    private void endOrphan() throws IOException {
        Path file = postgres().resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        Optional<ProcessHandle> orphan = Files.readAllLines(file).stream()
                .findFirst()
                .map(String::strip)
                .filter(pid -> pid.matches("\\d+"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(DataFolder::isPostgres);
        if (orphan.isPresent()) {
            end(orphan.get());
        }
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
            throw new IOException("an old database does not end; end the process " + orphan.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an old database ended", e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
