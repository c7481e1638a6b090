package uptick.bench.bars;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

import uptick.model.market.PriceBar;

/// Bars as an object-relational mapper writes them: one INSERT each, sent in batches, in one transaction.
final class InsertBatch {

    static final int SIZE = 1000;

    private static final String INSERT =
            """
            INSERT INTO price_bars (instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private InsertBatch() {}

    static void write(Connection connection, List<PriceBar> bars) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(INSERT)) {
            var waiting = 0;
            for (var bar : bars) {
                statement.setObject(1, bar.instrumentId());
                statement.setString(2, bar.interval());
                statement.setObject(3, bar.ts().atOffset(ZoneOffset.UTC));
                statement.setBigDecimal(4, bar.open());
                statement.setBigDecimal(5, bar.high());
                statement.setBigDecimal(6, bar.low());
                statement.setBigDecimal(7, bar.close());
                statement.setLong(8, bar.volume());
                statement.setString(9, bar.source());
                statement.setObject(10, bar.recordedAt().atOffset(ZoneOffset.UTC));
                statement.addBatch();
                if (++waiting == SIZE) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            statement.executeBatch();
        }
        connection.commit();
    }
}
