package uptick.model.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;

/// Instruments and bars of tests.
final class BarRows {

    static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
    static final Instant KNOWN = Instant.parse("2026-03-02T21:15:00.123456Z");

    private final Rows rows;

    BarRows(TestDatabase database) {
        rows = new Rows(database);
    }

    /// A new instrument, by its id.
    UUID instrument() {
        return rows.id(
                "INSERT INTO instruments (symbol, exchange) SELECT left(uuidv7()::text, 50), 'NYSE' RETURNING id");
    }

    /// A daily bar so many days after [#DAY].
    static PriceBar bar(UUID instrument, int day, String close, Instant recordedAt) {
        return bar(instrument, PriceBar.DAILY, DAY.plus(day, ChronoUnit.DAYS), close, recordedAt);
    }

    static PriceBar bar(
            UUID instrument, String interval, Instant ts, String close, Instant recordedAt) {
        var price = new BigDecimal(close);
        return new PriceBar(
                instrument,
                interval,
                ts,
                price,
                price.add(BigDecimal.TEN),
                price.divide(BigDecimal.TWO),
                price,
                1_000_000,
                "test",
                recordedAt);
    }

    /// Daily bars from [#DAY] on.
    static List<PriceBar> bars(UUID instrument, int days) {
        return IntStream.range(0, days)
                .mapToObj(day -> bar(instrument, day, "100." + day, KNOWN))
                .toList();
    }

    /// All rows of the bars' tables, down to their place in the file: equal only where nothing was written.
    List<String> everything() {
        return rows.texts(
                """
                SELECT tableoid::regclass || ' ' || ctid || ' ' || xmin || ' ' || price_bars::text FROM price_bars
                UNION ALL
                SELECT ctid || ' ' || xmin || ' ' || latest_bars::text FROM latest_bars
                UNION ALL
                SELECT ctid || ' ' || xmin || ' ' || price_bar_revisions::text FROM price_bar_revisions
                ORDER BY 1
                """);
    }

    long count() {
        return Long.parseLong(rows.texts("SELECT count(*) FROM price_bars").getFirst());
    }

    void execute(String sql) {
        rows.execute(sql);
    }
}
