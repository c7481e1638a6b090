package uptick.bench.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;

import uptick.bench.Rounds;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.quota.QuotaLedger;
import uptick.model.quota.QuotaReservations;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// One hot row, 32 connections, `fsync` on: units reserved, and reserved, called and settled, by the product's repositories, each
/// step committed; against a plain `UPDATE … RETURNING` of such a row by JDBC.
public final class ReserveUnits {

    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int SECONDS = Integer.getInteger("seconds", 4);
    private static final int CONNECTIONS = 32;
    private static final int LIMIT = 1_000_000_000;

    private static final String API = "bench";
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static final String PLAIN = "plain UPDATE … RETURNING";
    private static final String LEDGER = "reserve, units alone";
    private static final String RESERVE = "reserve, with the reservation";
    private static final String FLUSHED = "reserve + call + settle, each on disk";
    private static final String CYCLE = "reserve + call + settle, as a run does";

    private static final String UPDATE =
            """
            UPDATE api_quota_usage
            SET units_used = units_used + 1
            WHERE api_name = 'plain'
              AND date = ?
              AND units_used + 1 <= unit_limit
            RETURNING units_used
            """;

    private ReserveUnits() {}

    /// Measures and prints.
    public static void run() throws Exception {
        var database = TestServer.durable().migratedDatabase();
        var properties = new HashMap<String, Object>(database.properties());
        properties.put("datasources.default.maximum-pool-size", CONNECTIONS);
        properties.put("uptick.transaction.assume-role", true);
        try (var context = ApplicationContext.run(properties)) {
            // The bean hands out connections of transactions alone.
            var source =
                    context.getBean(DataSourceResolver.class)
                            .resolve(context.getBean(DataSource.class));
            var ledger = context.getBean(QuotaLedger.class);
            var reservations = context.getBean(QuotaReservations.class);
            ledger.setLimit("plain", DAY, LIMIT);
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put(PLAIN, () -> aSecond(database, () -> plain(source)));
            measurements.put(
                    LEDGER, () -> aSecond(database, () -> ledger.reserve(API, DAY, 1, LIMIT)));
            measurements.put(
                    RESERVE, () -> aSecond(database, () -> reserve(reservations).hashCode()));
            var inTransaction =
                    context.getBean(Transactions.class).of(DatabaseRole.UPTICK_COLLECTIONS);
            measurements.put(
                    FLUSHED,
                    () ->
                            aSecond(
                                    database,
                                    () ->
                                            cycle(
                                                    reservations,
                                                    inTransaction::asJob,
                                                    inTransaction)));
            measurements.put(
                    CYCLE,
                    () ->
                            aSecond(
                                    database,
                                    () ->
                                            cycle(
                                                    reservations,
                                                    inTransaction::asJobUnflushed,
                                                    inTransaction)));
            System.out.printf("%d connections, %d s each%n", CONNECTIONS, SECONDS);
            var rounds = Rounds.take(ROUNDS, "/s", measurements);
            rounds.print(LEDGER, PLAIN);
            rounds.print(RESERVE, PLAIN);
            rounds.print(FLUSHED, PLAIN);
            rounds.print(CYCLE, PLAIN);
        }
    }

    private static int plain(DataSource source) throws Exception {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(UPDATE)) {
            statement.setObject(1, DAY);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static UUID reserve(QuotaReservations reservations) {
        return Objects.requireNonNull(
                reservations.reserve(
                        API, DAY, 1, LIMIT, null, "bench", NOW, NOW.plusSeconds(3600)));
    }

    /* As ReserveCall and SettleCall: the day's row is locked by the first and the last, and the one between is on disk. */
    private static int cycle(QuotaReservations reservations, Job job, InTransaction inTransaction) {
        var id = job.run(() -> reserve(reservations));
        if (inTransaction.asJob(() -> reservations.call(id, NOW, NOW.plusSeconds(3600))) == 0
                || job.run(() -> reservations.settle(id, 1, NOW)) == 0) {
            throw new IllegalStateException("a step did nothing");
        }
        return 1;
    }

    @FunctionalInterface
    private interface Job {
        <T> T run(Supplier<T> work);
    }

    /* How often it was done a second, by all together. The tables are made small first: dead rows are the server's to sweep. */
    private static double aSecond(TestDatabase database, Callable<?> work) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM api_quota_usage");
            statement.execute("CHECKPOINT");
        }
        var over = new AtomicBoolean();
        try (var workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            var start = System.nanoTime();
            var running =
                    IntStream.range(0, CONNECTIONS)
                            .mapToObj(
                                    _ ->
                                            workers.submit(
                                                    () -> {
                                                        var times = 0;
                                                        while (!over.get()) {
                                                            var _ = work.call();
                                                            times++;
                                                        }
                                                        return times;
                                                    }))
                            .toList();
            TimeUnit.SECONDS.sleep(SECONDS);
            over.set(true);
            var times = 0;
            for (var each : running) {
                times += each.get();
            }
            return times / ((System.nanoTime() - start) / 1e9);
        }
    }
}
