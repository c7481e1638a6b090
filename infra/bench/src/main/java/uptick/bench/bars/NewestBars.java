package uptick.bench.bars;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;

import uptick.bench.Rounds;
import uptick.model.market.PriceBar;

/// P10: the newest bar of each of 500 instruments, from where they are kept apart, against DISTINCT ON over all bars.
public final class NewestBars {

    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int INSTRUMENTS = 500;
    private static final int DAYS = 2000;

    private static final String DISTINCT =
            """
            SELECT DISTINCT ON (instrument_id)
              instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at
            FROM price_bars
            WHERE interval = 'daily'
            ORDER BY instrument_id, ts DESC
            """;

    private NewestBars() {}

    /// Measures and prints.
    public static void run() throws Exception {
        BarsDatabase.say(
                "P10 newest bar of %d instruments among %,d bars: U = PriceBars.findAllLatest, R = DISTINCT ON",
                INSTRUMENTS, INSTRUMENTS * DAYS);
        var bars = MadeBars.walk(INSTRUMENTS, DAYS);
        var ids = IntStream.range(0, INSTRUMENTS).mapToObj(MadeBars::instrument).toList();
        try (var database = BarsDatabase.with(INSTRUMENTS);
                var connection = database.connect()) {
            for (var first = 0; first < INSTRUMENTS; first += 100) {
                database.load(bars.subList(first * DAYS, (first + 100) * DAYS));
            }
            database.execute("VACUUM (ANALYZE)");
            var prices = database.prices();
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put(
                    "U",
                    () ->
                            // So short that it is taken often.
                            micros(200, () -> prices.findAllLatest(ids, PriceBar.DAILY).size()));
            measurements.put("R", () -> micros(1, () -> readAll(connection)));
            var rounds = Rounds.take(ROUNDS, "µs", measurements);
            rounds.print("U", "R");
            BarsDatabase.say("1/%.0f", 1 / rounds.ratio("U", "R"));
        }
    }

    @FunctionalInterface
    private interface Reading {
        int rows() throws SQLException;
    }

    private static double micros(int times, Reading reading) throws SQLException {
        var start = System.nanoTime();
        for (var time = 0; time < times; time++) {
            if (reading.rows() != INSTRUMENTS) {
                throw new IllegalStateException("Not every instrument has a newest bar");
            }
        }
        return (System.nanoTime() - start) / 1e3 / times;
    }

    private static int readAll(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(DISTINCT)) {
            var read = 0;
            while (rows.next()) {
                // As the repository does, every column.
                for (var column = 1; column <= 10; column++) {
                    rows.getObject(column);
                }
                read++;
            }
            return read;
        }
    }
}
