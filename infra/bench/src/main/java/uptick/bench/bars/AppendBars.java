package uptick.bench.bars;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;

import uptick.bench.PsqlCommand;
import uptick.bench.Rounds;

/// P11, P13 and P14: new bars, in rows a second.
public final class AppendBars {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int INSTRUMENTS = 500;
    private static final int DAYS = 400;
    private static final int ROWS = INSTRUMENTS * DAYS;

    private AppendBars() {}

    /// P11: against psql, one session, durable, the same rows into the same table; latest_bars is kept on our side only.
    public static void againstPsql() throws Exception {
        if (!PsqlCommand.isThere()) {
            return;
        }
        BarsDatabase.say("P11 append of %,d bars: U = PriceBarsWriter, R = psql \\copy text", ROWS);
        var bars = MadeBars.walk(INSTRUMENTS, DAYS);
        var file = Psql.write(bars);
        try (var database = BarsDatabase.with(INSTRUMENTS)) {
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put(
                    "U",
                    () -> {
                        database.empty();
                        return BarsDatabase.rowsPerSecond(
                                ROWS, Executors.callable(() -> database.load(bars)));
                    });
            measurements.put(
                    "R",
                    () -> {
                        database.empty();
                        return ROWS / Psql.copy(database.database(), file);
                    });
            Rounds.take(ROUNDS, "rows/s", measurements).print("U", "R");
        }
    }

    /// P13: two sessions, each with half of the instruments, against one with all.
    public static void inParallel() throws Exception {
        BarsDatabase.say("P13 append of %,d bars: U = two sessions, R = one", ROWS);
        var bars = MadeBars.walk(INSTRUMENTS, DAYS);
        var halves = List.of(bars.subList(0, ROWS / 2), bars.subList(ROWS / 2, ROWS));
        try (var database = BarsDatabase.with(INSTRUMENTS);
                var sessions = Executors.newFixedThreadPool(2)) {
            var loads =
                    halves.stream()
                            .map(half -> Executors.callable(() -> database.load(half)))
                            .toList();
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put(
                    "U",
                    () -> {
                        database.empty();
                        return BarsDatabase.rowsPerSecond(
                                ROWS,
                                () -> {
                                    for (var done : sessions.invokeAll(loads)) {
                                        done.get();
                                    }
                                    return ROWS;
                                });
                    });
            measurements.put(
                    "R",
                    () -> {
                        database.empty();
                        return BarsDatabase.rowsPerSecond(
                                ROWS, Executors.callable(() -> database.load(bars)));
                    });
            Rounds.take(ROUNDS, "rows/s", measurements).print("U", "R");
        }
    }

    /// P14: against a batch of single inserts, which is what an ORM sends.
    public static void againstBatch() throws Exception {
        var rows = 50_000;
        BarsDatabase.say(
                "P14 append of %,d bars: U = PriceBarsWriter, R = JDBC batches of %,d without rewrite",
                rows, InsertBatch.SIZE);
        var bars = MadeBars.walk(INSTRUMENTS, rows / INSTRUMENTS);
        try (var database = BarsDatabase.with(INSTRUMENTS)) {
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put(
                    "U",
                    () -> {
                        database.empty();
                        return BarsDatabase.rowsPerSecond(
                                rows, Executors.callable(() -> database.load(bars)));
                    });
            measurements.put(
                    "R",
                    () -> {
                        database.empty();
                        try (var connection = database.connect()) {
                            return BarsDatabase.rowsPerSecond(
                                    rows,
                                    () -> {
                                        InsertBatch.write(connection, bars);
                                        return rows;
                                    });
                        }
                    });
            Rounds.take(ROUNDS, "rows/s", measurements).print("U", "R");
        }
    }
}
