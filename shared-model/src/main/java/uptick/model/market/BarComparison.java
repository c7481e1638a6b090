package uptick.model.market;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.postgresql.PGStatement;

/// A load against the bars that are there, for the transaction that holds its [BarLocks].
///
/// The bars of each instrument are read from the first to the last that the load has. Where there are none the load is
/// new, and finding that out costs one look into an index; where there are some, comparing them here costs less than
/// writing the load to another table for the server to compare.
final class BarComparison {

    /* OFFSET keeps the server from joining in another way than span by span, each in its parts of the table only. */
    private static final String STORED =
            """
            SELECT span.place, bar.ts, bar.open, bar.high, bar.low, bar.close, bar.volume, bar.recorded_at
            FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS span (instrument_id, interval, earliest, latest, place)
            CROSS JOIN LATERAL (
              SELECT ts, open, high, low, close, volume, recorded_at
              FROM price_bars
              WHERE price_bars.instrument_id = span.instrument_id
                AND price_bars.interval = span.interval
                AND price_bars.ts BETWEEN span.earliest AND span.latest
              OFFSET 0) AS bar
            """;

    private static final int ROWS_A_FETCH = 10_000;

    private final List<BarSpan> spans;
    private final List<BitSet> stored = new ArrayList<>();
    private final List<PriceBar> corrected = new ArrayList<>();
    private int unchanged;
    private int outdated;

    private BarComparison(List<BarSpan> spans) {
        this.spans = spans;
        spans.forEach(span -> stored.add(new BitSet(span.bars().size())));
    }

    static BarComparison of(Connection connection, List<BarSpan> spans) throws SQLException {
        var comparison = new BarComparison(spans);
        try (var statement = connection.prepareStatement(STORED)) {
            // Sent as bytes from the first time on: parsing prices from text takes longer than all
            // else here.
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setFetchSize(ROWS_A_FETCH);
            bind(connection, statement, spans);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    comparison.compare(rows);
                }
            }
        }
        return comparison;
    }

    /// Bars that are not there.
    List<PriceBar> added() {
        var added = new ArrayList<PriceBar>();
        for (var place = 0; place < spans.size(); place++) {
            var bars = spans.get(place).bars();
            var there = stored.get(place);
            for (var bar = there.nextClearBit(0);
                    bar < bars.size();
                    bar = there.nextClearBit(bar + 1)) {
                added.add(bars.get(bar));
            }
        }
        return added;
    }

    /// Bars that are there with other prices or another volume, which became known earlier.
    List<PriceBar> corrected() {
        return corrected;
    }

    int unchanged() {
        return unchanged;
    }

    int outdated() {
        return outdated;
    }

    private void compare(ResultSet row) throws SQLException {
        var place = row.getInt(1) - 1;
        var span = spans.get(place);
        var index = span.indexOf(instant(row, 2));
        if (index < 0) {
            return;
        }
        stored.get(place).set(index);
        var bar = span.bars().get(index);
        if (isSame(bar, row)) {
            unchanged++;
        } else if (bar.recordedAt().isAfter(instant(row, 8))) {
            corrected.add(bar);
        } else {
            outdated++;
        }
    }

    private static boolean isSame(PriceBar bar, ResultSet row) throws SQLException {
        return isSame(bar.open(), row, 3)
                && isSame(bar.high(), row, 4)
                && isSame(bar.low(), row, 5)
                && isSame(bar.close(), row, 6)
                && bar.volume() == row.getLong(7);
    }

    private static boolean isSame(BigDecimal price, ResultSet row, int column) throws SQLException {
        return price.compareTo(row.getBigDecimal(column)) == 0;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void bind(
            Connection connection, PreparedStatement statement, List<BarSpan> spans)
            throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "uuid", spans.stream().map(BarSpan::instrumentId).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "varchar", spans.stream().map(BarSpan::interval).toArray()));
        statement.setArray(
                3,
                connection.createArrayOf(
                        "timestamptz", spans.stream().map(BarSpan::earliest).toArray()));
        statement.setArray(
                4,
                connection.createArrayOf(
                        "timestamptz", spans.stream().map(BarSpan::latest).toArray()));
    }
}
