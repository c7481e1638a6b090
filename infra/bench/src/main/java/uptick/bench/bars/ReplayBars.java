package uptick.bench.bars;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import uptick.bench.PsqlCommand;
import uptick.bench.Rounds;
import uptick.model.market.PriceBar;

/// P12: a load that may overlap with what is there, in rows a second: new bars between others, and a full replay that
/// changes nothing.
public final class ReplayBars {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int INSTRUMENTS = 500;
    private static final int DAYS = 400;

    private ReplayBars() {}

    /// Measures and prints.
    public static void run() throws Exception {
        if (!PsqlCommand.isThere()) {
            return;
        }
        var all = MadeBars.walk(INSTRUMENTS, DAYS);
        var there = everySecond(all, 0);
        var missing = everySecond(all, 1);
        var file = Psql.write(missing);
        BarsDatabase.say(
                "P12 idempotent load of %,d bars: U new = into the gaps of as many others, U replay = %,d that are all there; R = psql \\copy text of the new ones",
                missing.size(), all.size());
        try (var database = BarsDatabase.with(INSTRUMENTS)) {
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put(
                    "U new",
                    () -> {
                        half(database, there);
                        return BarsDatabase.rowsPerSecond(
                                missing.size(), Executors.callable(() -> database.load(missing)));
                    });
            measurements.put(
                    "U replay",
                    () ->
                            BarsDatabase.rowsPerSecond(
                                    all.size(), Executors.callable(() -> database.replay(all))));
            measurements.put(
                    "R",
                    () -> {
                        half(database, there);
                        return copied(database, file, missing.size());
                    });
            var rounds = Rounds.take(ROUNDS, "rows/s", measurements);
            rounds.print("U new", "R");
            rounds.print("U replay", "R");
        }
    }

    private static void half(BarsDatabase database, List<PriceBar> there) throws Exception {
        database.empty();
        database.load(there);
        database.execute("CHECKPOINT");
    }

    private static double copied(BarsDatabase database, Path file, int rows) throws Exception {
        return rows / Psql.copy(database.database(), file);
    }

    private static List<PriceBar> everySecond(List<PriceBar> bars, int from) {
        return IntStream.iterate(from, place -> place < bars.size(), place -> place + 2)
                .mapToObj(bars::get)
                .toList();
    }
}
