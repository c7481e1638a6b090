package uptick.model.market;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Keeps the newest bars apart, in one statement for a whole load and in its transaction.
final class LatestBarsUpkeep {

    /* What is newest is asked of the bars themselves, from the newest of the load on: so a bar that came in another way
     * counts, and one that arrives late does not. */
    private static final String KEEP =
            """
            INSERT INTO latest_bars AS latest (
              instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at)
            SELECT bar.instrument_id, bar.interval, bar.ts, bar.open, bar.high, bar.low, bar.close, bar.volume, bar.source,
                   bar.recorded_at
            FROM unnest(?, ?, ?) AS changed (instrument_id, interval, ts)
            CROSS JOIN LATERAL (
              SELECT instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at
              FROM price_bars
              WHERE price_bars.instrument_id = changed.instrument_id
                AND price_bars.interval = changed.interval
                AND price_bars.ts >= changed.ts
              ORDER BY price_bars.ts DESC
              LIMIT 1) AS bar
            ON CONFLICT (instrument_id, interval) DO UPDATE
            SET ts = excluded.ts,
                open = excluded.open,
                high = excluded.high,
                low = excluded.low,
                close = excluded.close,
                volume = excluded.volume,
                source = excluded.source,
                recorded_at = excluded.recorded_at
            WHERE (latest.ts, latest.recorded_at) < (excluded.ts, excluded.recorded_at)
            """;

    private LatestBarsUpkeep() {}

    /// Looks at what a load changed.
    ///
    /// @param changed bars that were written
    static void after(Connection connection, List<PriceBar> changed) throws SQLException {
        var newest = BarSpan.of(changed).stream().map(span -> span.bars().getLast()).toList();
        try (var statement = connection.prepareStatement(KEEP)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", newest.stream().map(PriceBar::instrumentId).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "varchar", newest.stream().map(PriceBar::interval).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "timestamptz", newest.stream().map(PriceBar::ts).toArray()));
            statement.executeUpdate();
        }
    }
}
