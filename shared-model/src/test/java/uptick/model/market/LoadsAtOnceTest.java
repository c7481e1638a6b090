package uptick.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uptick.model.market.BarRows.KNOWN;
import static uptick.model.market.BarRows.bar;
import static uptick.model.market.BarRows.bars;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micronaut.context.annotation.Property;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class LoadsAtOnceTest {

    private static final int SESSIONS = 6;
    private static final String REASON = "The exchange corrected it.";
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private final PriceBarsWriter writer;
    private final PriceBars prices;
    private final BarRows rows;
    private final Rows database;
    private final TestDatabase address;
    private final TransactionOperations<Connection> transactions;

    private UUID instrument = UUID.randomUUID();

    LoadsAtOnceTest(
            PriceBarsWriter writer,
            PriceBars prices,
            TestDatabase database,
            TransactionOperations<Connection> transactions) {
        this.writer = writer;
        this.prices = prices;
        this.rows = new BarRows(database);
        this.database = new Rows(database);
        this.address = database;
        this.transactions = transactions;
    }

    @BeforeEach
    void newInstrument() {
        instrument = rows.instrument();
    }

    @Test
    void ofTheSameBarsInsertEachOnce() throws Exception {
        var load = bars(instrument, 300);

        var done = atOnce(_ -> writer.load(load, REASON));

        assertThat(done).extracting(LoadedBars::inserted).containsOnlyOnce(300).contains(0);
        assertThat(done).extracting(LoadedBars::unchanged).contains(300, 0);
        assertThat(daily(instrument)).isEqualTo(load);
    }

    @Test
    void ofOverlappingBarsInAnyOrderLoseNone() throws Exception {
        var instruments = Stream.generate(rows::instrument).limit(20).toList();
        var all = instruments.stream().flatMap(each -> bars(each, 40).stream()).toList();

        var done =
                atOnce(
                        session -> {
                            var part =
                                    new ArrayList<>(
                                            all.stream()
                                                    .filter(
                                                            bar ->
                                                                    Math.floorMod(
                                                                                    bar.hashCode(),
                                                                                    SESSIONS)
                                                                            >= session / 2)
                                                    .toList());
                            Collections.shuffle(part, new Random(session));
                            return writer.load(part, REASON);
                        });

        assertThat(done.stream().mapToInt(LoadedBars::inserted).sum()).isEqualTo(all.size());
        assertThat(instruments)
                .allSatisfy(each -> assertThat(daily(each)).isEqualTo(bars(each, 40)))
                .allSatisfy(
                        each ->
                                assertThat(prices.findLatest(each, PriceBar.DAILY))
                                        .hasValueSatisfying(
                                                latest ->
                                                        assertThat(latest.ts())
                                                                .isEqualTo(
                                                                        bars(each, 40)
                                                                                .getLast()
                                                                                .ts())));
    }

    @Test
    void ofCorrectionsKeepAChainOfVersionsWithoutGaps() throws Exception {
        writer.load(bars(instrument, 1), REASON);

        var done =
                atOnce(
                        session ->
                                writer.load(
                                        List.of(
                                                bar(
                                                        instrument,
                                                        0,
                                                        "1" + session,
                                                        KNOWN.plusSeconds(1 + session))),
                                        REASON));

        var corrected = done.stream().mapToInt(LoadedBars::corrected).sum();
        var outdated = done.stream().mapToInt(LoadedBars::outdated).sum();
        assertThat(corrected + outdated).isEqualTo(SESSIONS);
        assertThat(daily(instrument).getFirst().recordedAt())
                .isEqualTo(KNOWN.plusSeconds(SESSIONS));
        var revisions =
                prices.findRevisions(
                        instrument, PriceBar.DAILY, bars(instrument, 1).getFirst().ts(), 100);
        assertThat(revisions).hasSize(corrected);
        var ends = new ArrayList<>(revisions.stream().map(PriceBarRevision::supersededAt).toList());
        var starts = new ArrayList<>(revisions.stream().map(PriceBarRevision::recordedAt).toList());
        starts.removeFirst();
        starts.add(KNOWN.plusSeconds(SESSIONS));
        assertThat(ends).isEqualTo(starts);
    }

    @Test
    void ofMoreInstrumentsThanThereAreLocksForWaitForEachOther() throws Exception {
        var instruments =
                database
                        .texts(
                                """
                                INSERT INTO instruments (symbol, exchange)
                                SELECT left(uuidv7()::text, 50), 'NYSE'
                                FROM generate_series(0, %d)
                                RETURNING id
                                """
                                        .formatted(BarLocks.MOST_INSTRUMENTS))
                        .stream()
                        .map(UUID::fromString)
                        .toList();
        var before = rows.count();
        var all = instruments.stream().map(each -> bar(each, 0, "5", KNOWN)).toList();

        var done =
                atOnce(
                        session ->
                                writer.load(
                                        session % 2 == 0 ? all : all.subList(0, 500 + session),
                                        REASON));

        assertThat(done.stream().mapToInt(LoadedBars::inserted).sum()).isEqualTo(all.size());
        assertThat(rows.count() - before).isEqualTo(all.size());
    }

    @Test
    void waitForTheOtherToCommitAndThenCompareWithWhatItWrote() throws Exception {
        var locked = new CountDownLatch(1);
        try (var other = Executors.newSingleThreadExecutor()) {
            var seconds =
                    transactions.executeWrite(
                            _ -> {
                                writer.load(bars(instrument, 10), REASON);
                                var waiting =
                                        other.submit(
                                                () -> {
                                                    locked.countDown();
                                                    return writer.load(
                                                            bars(instrument, 12), REASON);
                                                });
                                locked.await();
                                awaitLock("advisory");
                                return waiting;
                            });

            assertThat(seconds.get(30, TimeUnit.SECONDS)).isEqualTo(new LoadedBars(2, 10, 0, 0));
        }
    }

    @Test
    void withAnInsertByHandFailWholeAndSucceedTheNextTime() throws Exception {
        try (var hand = address.connect();
                var other = Executors.newSingleThreadExecutor()) {
            hand.setAutoCommit(false);
            execute(
                    hand,
                    """
                    INSERT INTO price_bars (instrument_id, interval, ts, open, high, low, close, volume)
                    VALUES ('%s', 'daily', '2026-03-04Z', 100.2, 110.2, 50.1, 100.2, 1000000)
                    """
                            .formatted(instrument));
            var load = other.submit(() -> writer.load(bars(instrument, 10), REASON));
            awaitLock("transactionid");
            hand.commit();

            assertThatThrownBy(() -> load.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("pkey");
        }
        assertThat(daily(instrument)).hasSize(1);

        assertThat(writer.load(bars(instrument, 10), REASON)).isEqualTo(new LoadedBars(9, 1, 0, 0));
    }

    @Test
    void withADeleteByHandOfABarToCorrectFailWhole() throws Exception {
        writer.load(bars(instrument, 3), REASON);
        try (var hand = address.connect();
                var other = Executors.newSingleThreadExecutor()) {
            hand.setAutoCommit(false);
            execute(
                    hand,
                    "DELETE FROM price_bars WHERE instrument_id = '%s' AND ts = '2026-03-03Z'"
                            .formatted(instrument));
            var load =
                    other.submit(
                            () ->
                                    writer.load(
                                            List.of(
                                                    bar(instrument, 1, "7", KNOWN.plusSeconds(1)),
                                                    bar(instrument, 7, "7", KNOWN)),
                                            REASON));
            awaitLock("transactionid");
            hand.commit();

            assertThatThrownBy(() -> load.get(30, TimeUnit.SECONDS))
                    .hasRootCauseMessage("Of 1 bars to correct 0 were still there");
        }
        assertThat(daily(instrument))
                .extracting(PriceBar::ts)
                .containsExactly(BarRows.DAY, BarRows.DAY.plus(2, ChronoUnit.DAYS));
    }

    private interface Session {
        LoadedBars load(int number) throws Exception;
    }

    private static List<LoadedBars> atOnce(Session session) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(SESSIONS)) {
            var running = new ArrayList<Future<LoadedBars>>();
            for (var number = 0; number < SESSIONS; number++) {
                var each = number;
                Callable<LoadedBars> task =
                        () -> {
                            start.await();
                            return session.load(each);
                        };
                running.add(threads.submit(task));
            }
            start.countDown();
            var done = new ArrayList<LoadedBars>();
            for (var each : running) {
                done.add(each.get(60, TimeUnit.SECONDS));
            }
            return done;
        }
    }

    private void awaitLock(String kind) throws InterruptedException {
        var waiting =
                """
                SELECT 1
                FROM pg_stat_activity
                WHERE datname = current_database()
                  AND wait_event_type = 'Lock'
                  AND wait_event = '%s'
                """
                        .formatted(kind);
        for (var patience = 0; database.texts(waiting).isEmpty(); patience++) {
            assertThat(patience).as("nobody waits for a lock of kind " + kind).isLessThan(3000);
            Thread.sleep(10);
        }
    }

    private List<PriceBar> daily(UUID of) {
        return prices.find(of, PriceBar.DAILY, Instant.EPOCH, FAR, 1000);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
