package uptick.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The folder in which a run keeps what survives it. One run at a time has it.
final class DataFolder implements AutoCloseable {

    private final Path home;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path home, FileChannel channel, FileLock lock) {
        this.home = home;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder, making it where it is missing.
    ///
    /// @throws CannotStart where another run has it, or it cannot be written
    static DataFolder take(Path home) {
        try {
            Files.createDirectories(home);
            var channel =
                    FileChannel.open(
                            home.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock.isEmpty()) {
                channel.close();
                throw new CannotStart(
                        "another run uses the data folder "
                                + home
                                + ". Stop it, or set UPTICK_HOME and PORT for a second one.",
                        null);
            }
            return new DataFolder(home, channel, lock.get());
        } catch (IOException failure) {
            throw new CannotStart(
                    "the data folder " + home + " cannot be used: " + failure.getMessage(),
                    failure);
        }
    }

    /// Where the database lives.
    Path database() {
        return home.resolve("database");
    }

    /// A small file of text that only its owner may read, empty where it was never written.
    Optional<String> read(String name) {
        try {
            var file = home.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Writes such a file, whole or not at all.
    void write(String name, String text) {
        try {
            var unfinished = home.resolve(name + ".unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, text);
            Files.move(unfinished, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            // The other run is in this very process, as in tests.
            return Optional.empty();
        }
    }
}
