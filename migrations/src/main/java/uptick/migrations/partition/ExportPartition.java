package uptick.migrations.partition;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;

import uptick.migrations.connection.InTransaction;

/// Writes one partition to a file and drops it, in this order and never the second without the first.
final class ExportPartition {

    private final Connection connection;
    private final String table;

    ExportPartition(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    Path run(String partition, Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        return InTransaction.<Path, IOException>of(
                connection, () -> exportAndDrop(partition, folder));
    }

    private Path exportAndDrop(String partition, Path folder) throws SQLException, IOException {
        TableLock.take(connection, table);
        refuseStranger(partition);
        // Until it is gone it may be read, but no row may come that the file would lack.
        execute("LOCK TABLE public." + partition + " IN SHARE ROW EXCLUSIVE MODE");
        var unfinished = folder.resolve(partition + ".csv.part");
        var written = write(partition, unfinished);
        var there = count(partition);
        if (written != there) {
            throw new IOException(
                    "%s: %d rows were written of %d".formatted(partition, written, there));
        }
        var file = keep(unfinished, folder, partition);
        execute("ALTER TABLE public." + table + " DETACH PARTITION public." + partition);
        execute("DROP TABLE public." + partition);
        return file;
    }

    private void refuseStranger(String partition) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT
                        FROM pg_inherits
                        WHERE inhparent = to_regclass('public.' || ?)
                          AND inhrelid = to_regclass('public.' || ?)
                        """)) {
            statement.setString(1, table);
            statement.setString(2, partition);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException(
                            partition + " is no partition of " + table + " (any more)", "42P01");
                }
            }
        }
    }

    private long write(String partition, Path file) throws SQLException, IOException {
        try (var channel =
                        FileChannel.open(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING);
                var stream = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            execute("SET LOCAL TimeZone = 'UTC'");
            var rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "COPY public."
                                            + partition
                                            + " TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')",
                                    stream);
            stream.flush();
            // On the disk before the rows are gone from the database's.
            channel.force(true);
            return rows;
        }
    }

    private long count(String partition) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM public." + partition)) {
            row.next();
            return row.getLong(1);
        }
    }

    /* A file of that name may hold rows of an earlier export: it is never overwritten, unless it says the same. */
    private static Path keep(Path unfinished, Path folder, String partition) throws IOException {
        var file = folder.resolve(partition + ".csv");
        for (var again = 2; Files.exists(file) && Files.mismatch(file, unfinished) != -1; again++) {
            file = folder.resolve(partition + "-" + again + ".csv");
        }
        return Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
