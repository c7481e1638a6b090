package uptick.bench.bars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import uptick.bench.PsqlCommand;
import uptick.model.market.PriceBar;
import uptick.testing.database.TestDatabase;

/// PostgreSQL's own client, copying text from a file.
final class Psql {

    private static final Pattern TIME = Pattern.compile("Time: ([0-9.]+) ms");

    private Psql() {}

    /// Writes bars as COPY reads them.
    static Path write(List<PriceBar> bars) throws IOException {
        var file = Files.createTempFile("uptick-bench-", ".txt");
        file.toFile().deleteOnExit();
        try (var text = Files.newBufferedWriter(file)) {
            for (var bar : bars) {
                text.write(
                        String.join(
                                "\t",
                                bar.instrumentId().toString(),
                                bar.interval(),
                                bar.ts().toString(),
                                bar.open().toPlainString(),
                                bar.high().toPlainString(),
                                bar.low().toPlainString(),
                                bar.close().toPlainString(),
                                Long.toString(bar.volume()),
                                bar.source(),
                                bar.recordedAt().toString()));
                text.write('\n');
            }
        }
        return file;
    }

    /// Copies such a file into `price_bars`.
    ///
    /// @return seconds from the command to its commit, without the start of psql
    static double copy(TestDatabase database, Path file) throws IOException, InterruptedException {
        var copy =
                "\\copy price_bars (instrument_id, interval, ts, open, high, low, close, volume, source, recorded_at) from '%s'"
                        .formatted(file);
        var said = PsqlCommand.run(database, "-c", "\\timing on", "-c", copy);
        var time = TIME.matcher(said);
        if (!time.find()) {
            throw new IOException("psql told no time: " + said);
        }
        return Double.parseDouble(time.group(1)) / 1000;
    }
}
