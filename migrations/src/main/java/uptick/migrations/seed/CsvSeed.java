package uptick.migrations.seed;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;

/// A seed from a CSV file of the class path (UTF-8, the first line names the columns, an empty field is null).
///
/// The file is copied into the temporary table `seed_rows`, all of whose columns are text; the statement takes it
/// from there, casts what is no text, and leaves alone what is there already:
///
/// ```sql
/// INSERT INTO agent_config (agent_name, weight)
/// SELECT agent_name, weight::double precision
/// FROM seed_rows
/// ON CONFLICT (agent_name) DO NOTHING
/// ```
///
/// @param name what the seed is called
/// @param resource the file, from the root of the class path, such as `/db/seed/agents.csv`
/// @param insert the statement
public record CsvSeed(String name, String resource, String insert) implements Seed {

    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");

    public CsvSeed {
        if (!insert.contains("ON CONFLICT") || !insert.contains("DO NOTHING")) {
            throw new IllegalArgumentException(
                    name
                            + ": a seed overwrites nothing, so its statement says ON CONFLICT DO NOTHING");
        }
    }

    @Override
    public long apply(Connection connection) throws SQLException, IOException {
        try (var file = CsvSeed.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new FileNotFoundException(resource + " is not on the class path");
            }
            var rows = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            var columns = columns(rows.readLine());
            try (var statement = connection.createStatement()) {
                statement.execute(
                        columns.stream()
                                .map(column -> column + " text")
                                .collect(
                                        Collectors.joining(
                                                ", ", "CREATE TEMPORARY TABLE seed_rows (", ")")));
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY seed_rows FROM STDIN (FORMAT csv)", rows);
                var added = statement.executeLargeUpdate(insert);
                statement.execute("DROP TABLE seed_rows");
                return added;
            }
        }
    }

    private List<String> columns(String header) {
        var columns = Arrays.asList(String.valueOf(header).split(",", -1));
        if (!columns.stream().allMatch(column -> COLUMN.matcher(column).matches())) {
            throw new IllegalArgumentException(
                    resource + ": its first line names the columns, in snake_case");
        }
        return columns;
    }
}
