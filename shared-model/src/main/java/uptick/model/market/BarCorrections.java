package uptick.model.market;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// Gives bars the values that are believed now and keeps those that were believed before.
final class BarCorrections {

    private static final String CORRECT =
            """
            WITH superseded AS (
              UPDATE price_bars AS bar
              SET open = better.open,
                  high = better.high,
                  low = better.low,
                  close = better.close,
                  volume = better.volume,
                  source = better.source,
                  recorded_at = better.recorded_at
              FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS better (instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at)
              WHERE bar.instrument_id = better.instrument_id
                AND bar.interval = better.interval
                AND bar.ts = better.ts
              RETURNING old.instrument_id, old.interval, old.ts, old.recorded_at, new.recorded_at AS superseded_at,
                        old.open, old.high, old.low, old.close, old.volume, old.source)
            INSERT INTO price_bar_revisions (
              instrument_id, interval, ts, recorded_at, superseded_at, open, high, low, close, volume, source, reason)
            SELECT instrument_id, interval, ts, recorded_at, superseded_at, open, high, low, close, volume, source, ?
            FROM superseded
            """;

    private record Column(String type, Function<PriceBar, Object> value) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("uuid", PriceBar::instrumentId),
                    new Column("varchar", PriceBar::interval),
                    new Column("timestamptz", PriceBar::ts),
                    new Column("numeric", PriceBar::open),
                    new Column("numeric", PriceBar::high),
                    new Column("numeric", PriceBar::low),
                    new Column("numeric", PriceBar::close),
                    new Column("int8", PriceBar::volume),
                    new Column("varchar", PriceBar::source),
                    new Column("timestamptz", PriceBar::recordedAt));

    private BarCorrections() {}

    /// Writes bars that are there already over the versions there, which become revisions.
    ///
    /// @param reason why, a sentence for people
    /// @throws IllegalStateException where one is no longer there
    static void write(Connection connection, List<PriceBar> bars, String reason)
            throws SQLException {
        try (var statement = connection.prepareStatement(CORRECT)) {
            var parameter = 0;
            for (var column : COLUMNS) {
                statement.setArray(
                        ++parameter,
                        connection.createArrayOf(
                                column.type(), bars.stream().map(column.value()).toArray()));
            }
            statement.setString(++parameter, reason);
            var written = statement.executeUpdate();
            if (written != bars.size()) {
                throw new IllegalStateException(
                        "Of %d bars to correct %d were still there"
                                .formatted(bars.size(), written));
            }
        }
    }
}
