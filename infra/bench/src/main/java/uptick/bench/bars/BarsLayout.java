package uptick.bench.bars;

import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.postgresql.PGConnection;

import uptick.bench.Rounds;
import uptick.model.market.PriceBar;

/// P15: our table of bars against the one that R4's document lays out, the same rows by the same COPY: rows a second,
/// and bytes a row with all indexes. History is there already, copied in by instrument; the rounds add days to it, as
/// mornings do.
public final class BarsLayout {

    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int INSTRUMENTS = 500;
    private static final int DAYS_BEFORE = 1600;
    private static final int DAYS_A_ROUND = 50;
    private static final int DAYS = DAYS_BEFORE + (ROUNDS + 1) * DAYS_A_ROUND;

    private static final String OURS =
            "COPY price_bars (instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at) FROM STDIN";
    private static final String R4 =
            "COPY r4_price_bars (instrument_id, interval, ts, o, h, l, c, v, created_at) FROM STDIN";

    private static final String OUR_BYTES =
            "SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('price_bars') WHERE isleaf";
    private static final String R4_BYTES = "SELECT pg_total_relation_size('r4_price_bars')";

    private BarsLayout() {}

    /// Measures and prints.
    public static void run() throws Exception {
        BarsDatabase.say(
                "P15 layout, COPY text of %,d bars at a time after %,d: U = price_bars, R = R4's table",
                INSTRUMENTS * DAYS_A_ROUND, INSTRUMENTS * DAYS_BEFORE);
        var bars = MadeBars.walk(INSTRUMENTS, DAYS);
        try (var database = BarsDatabase.with(INSTRUMENTS)) {
            for (var instrument = 0; instrument < INSTRUMENTS; instrument++) {
                var history = bars.subList(instrument * DAYS, instrument * DAYS + DAYS_BEFORE);
                rowsPerSecond(database, OURS, history);
                rowsPerSecond(database, R4, history);
            }
            sayBytes(database, DAYS_BEFORE);
            database.execute("VACUUM (ANALYZE)");

            var ourDay = new AtomicInteger(DAYS_BEFORE);
            var theirDay = new AtomicInteger(DAYS_BEFORE);
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put("U", () -> add(database, OURS, next(bars, ourDay)));
            measurements.put("R", () -> add(database, R4, next(bars, theirDay)));
            Rounds.take(ROUNDS, "rows/s", measurements).print("U", "R");
            sayBytes(database, DAYS);
        }
    }

    private static double add(BarsDatabase database, String copy, List<PriceBar> bars)
            throws Exception {
        // Each begins with nothing left to write of what was before.
        database.execute("CHECKPOINT");
        return rowsPerSecond(database, copy, bars);
    }

    /* The days that follow, all instruments of a day together. */
    private static List<PriceBar> next(List<PriceBar> bars, AtomicInteger day) {
        var next = new ArrayList<PriceBar>();
        for (var end = day.get() + DAYS_A_ROUND; day.get() < end; day.incrementAndGet()) {
            for (var instrument = 0; instrument < INSTRUMENTS; instrument++) {
                next.add(bars.get(instrument * DAYS + day.get()));
            }
        }
        return next;
    }

    private static void sayBytes(BarsDatabase database, int days) throws SQLException {
        var rows = INSTRUMENTS * days;
        var ours = database.number(OUR_BYTES) / rows;
        var theirs = database.number(R4_BYTES) / rows;
        BarsDatabase.say(
                "bytes a row with all indexes, U / R = %.2f   (%.1f / %.1f, %,d rows)",
                ours / theirs, ours, theirs, rows);
    }

    private static double rowsPerSecond(BarsDatabase database, String copy, List<PriceBar> bars)
            throws Exception {
        var isOurs = copy.equals(OURS);
        var text = new StringBuilder(150 * bars.size());
        bars.forEach(bar -> append(text, bar, isOurs));
        try (var connection = database.connect()) {
            var manager = connection.unwrap(PGConnection.class).getCopyAPI();
            var reader = new StringReader(text.toString());
            return BarsDatabase.rowsPerSecond(
                    bars.size(), () -> manager.copyIn(copy, reader, 1 << 16));
        }
    }

    private static void append(StringBuilder text, PriceBar bar, boolean isOurs) {
        text.append(bar.instrumentId()).append('\t').append(bar.interval());
        text.append('\t').append(bar.ts()).append('\t').append(bar.open());
        text.append('\t').append(bar.high()).append('\t').append(bar.low());
        text.append('\t').append(bar.close()).append('\t').append(bar.volume());
        if (isOurs) {
            text.append('\t').append(bar.source());
        }
        text.append('\t').append(bar.recordedAt()).append('\n');
    }
}
