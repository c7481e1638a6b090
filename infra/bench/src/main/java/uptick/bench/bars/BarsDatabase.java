package uptick.bench.bars;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.micronaut.context.ApplicationContext;

import uptick.model.market.PriceBar;
import uptick.model.market.PriceBars;
import uptick.model.market.PriceBarsWriter;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// A durable database with instruments, yearly parts for their bars, and the repositories of the product.
final class BarsDatabase implements AutoCloseable {

    /// What R4's document writes: a made-up key, prices as floats, an index on each column and a unique one.
    private static final String R4_LAYOUT =
            """
            CREATE TABLE r4_price_bars (
              id            uuid             NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
              instrument_id uuid             NOT NULL REFERENCES instruments (id) ON DELETE CASCADE,
              ts            timestamptz      NOT NULL,
              o             double precision NOT NULL,
              h             double precision NOT NULL,
              l             double precision NOT NULL,
              c             double precision NOT NULL,
              v             double precision NOT NULL,
              interval      varchar(10)      NOT NULL,
              created_at    timestamptz      NOT NULL DEFAULT now());
            CREATE INDEX ON r4_price_bars (instrument_id);
            CREATE INDEX ON r4_price_bars (ts);
            CREATE INDEX ON r4_price_bars (interval);
            CREATE UNIQUE INDEX ON r4_price_bars (instrument_id, ts, interval)
            """;

    private final TestDatabase database;
    private final ApplicationContext context;

    private BarsDatabase(TestDatabase database) {
        this.database = database;
        var properties = new HashMap<String, Object>(database.properties());
        properties.put("datasources.default.maximum-pool-size", 2);
        this.context = ApplicationContext.run(properties);
    }

    /// With so many instruments, and parts for the years 2018 to 2026.
    static BarsDatabase with(int instruments) throws SQLException {
        var bars = new BarsDatabase(TestServer.durable().migratedDatabase());
        for (var number = 0; number < instruments; number++) {
            bars.execute(
                    "INSERT INTO instruments (id, symbol, exchange) VALUES ('%s', 'S%d', 'NYSE')"
                            .formatted(MadeBars.instrument(number), number));
        }
        for (var year = 2018; year <= 2026; year++) {
            bars.execute(
                    "CREATE TABLE price_bars_daily_%1$d PARTITION OF price_bars_daily FOR VALUES FROM ('%1$d-01-01Z') TO ('%2$d-01-01Z')"
                            .formatted(year, year + 1));
        }
        bars.execute(R4_LAYOUT);
        return bars;
    }

    TestDatabase database() {
        return database;
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    PriceBars prices() {
        return context.getBean(PriceBars.class);
    }

    /// Loads as the product does; each bar must be new.
    void load(Collection<PriceBar> bars) {
        var done = context.getBean(PriceBarsWriter.class).load(bars, "Measured.");
        if (done.inserted() != bars.size()) {
            throw new IllegalStateException(bars.size() + " new bars, but " + done);
        }
    }

    /// Loads as the product does; each bar must be there.
    void replay(Collection<PriceBar> bars) {
        var done = context.getBean(PriceBarsWriter.class).load(bars, "Measured.");
        if (done.unchanged() != bars.size()) {
            throw new IllegalStateException(bars.size() + " bars again, but " + done);
        }
    }

    /// Takes all bars away, and leaves the disk nothing to do.
    void empty() throws SQLException {
        execute("TRUNCATE price_bars, price_bar_revisions, latest_bars, r4_price_bars");
        execute("CHECKPOINT");
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A number that a query gives.
    double number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    /// How many rows a second were written.
    static double rowsPerSecond(int rows, Callable<?> writing) throws Exception {
        var start = System.nanoTime();
        writing.call();
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    static void say(String text, Object... values) {
        System.out.printf(Locale.ROOT, text + "%n", values);
    }

    @Override
    public void close() {
        context.close();
    }
}
