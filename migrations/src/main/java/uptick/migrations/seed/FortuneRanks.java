package uptick.migrations.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;

/// The rank in the Fortune 500 of American listings, from the operator's own list: `symbol,rank`, the first line
/// naming the two.
///
/// Unlike the seeds that come with the product, the list is the operator's word and replaces what is there, so that
/// next year's list can take the place of this one's: a listing that is not in it has no rank any more.
///
/// @param file CSV, UTF-8
public record FortuneRanks(Path file) implements Seed {

    private static final String RANK =
            """
            UPDATE instruments
            SET fortune_500_rank = listed.rank
            FROM (
              SELECT instruments.id, fortune_ranks.rank
              FROM instruments
              LEFT JOIN fortune_ranks ON fortune_ranks.symbol = instruments.symbol
              WHERE instruments.exchange IN ('NYSE', 'NASDAQ', 'US')) AS listed
            WHERE instruments.id = listed.id
              AND instruments.fortune_500_rank IS DISTINCT FROM listed.rank
            """;

    @Override
    public String name() {
        return "fortune_500";
    }

    @Override
    public long apply(Connection connection) throws SQLException, IOException {
        try (var rows = Files.newBufferedReader(file);
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMPORARY TABLE fortune_ranks (symbol text PRIMARY KEY, rank integer NOT NULL)");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY fortune_ranks FROM STDIN (FORMAT csv, HEADER match)", rows);
            var changed = statement.executeLargeUpdate(RANK);
            statement.execute("DROP TABLE fortune_ranks");
            return changed;
        }
    }
}
