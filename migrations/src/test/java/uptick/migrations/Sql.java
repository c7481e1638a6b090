package uptick.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// SQL by hand, for tests of the database itself.
public final class Sql {

    private Sql() {}

    /// Executes a script of one or more statements.
    public static void execute(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    /// The first column of all rows, nulls left out.
    public static List<String> texts(Connection connection, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                var text = rows.getString(1);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /// The first column of the first row.
    public static @Nullable String text(Connection connection, String query) throws SQLException {
        return texts(connection, query).stream().findFirst().orElse(null);
    }

    /// A file or folder of the class path; a name without a leading slash is beside this class.
    public static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Sql.class.getResource(name), name).toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    /// The files in a folder of the class path, by name.
    static List<Path> files(String folder) {
        try (var files = Files.list(file(folder))) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A file's text.
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
