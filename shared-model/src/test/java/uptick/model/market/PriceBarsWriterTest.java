package uptick.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uptick.model.market.BarRows.DAY;
import static uptick.model.market.BarRows.KNOWN;
import static uptick.model.market.BarRows.bar;
import static uptick.model.market.BarRows.bars;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class PriceBarsWriterTest {

    private static final Instant LATER = KNOWN.plus(1, ChronoUnit.DAYS);
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    private static final String REASON = "The exchange corrected it.";

    private final PriceBarsWriter writer;
    private final PriceBars prices;
    private final BarRows rows;
    private final TransactionOperations<Connection> transactions;

    private UUID instrument = UUID.randomUUID();

    PriceBarsWriterTest(
            PriceBarsWriter writer,
            PriceBars prices,
            TestDatabase database,
            TransactionOperations<Connection> transactions) {
        this.writer = writer;
        this.prices = prices;
        this.rows = new BarRows(database);
        this.transactions = transactions;
    }

    @BeforeEach
    void newInstrument() {
        instrument = rows.instrument();
    }

    @Nested
    class New {

        @Test
        void barsAreThereAsTheyWereGivenWithTheNewestApart() {
            var load = bars(instrument, 30);

            assertThat(load(load)).isEqualTo(new LoadedBars(30, 0, 0, 0));

            assertThat(daily()).isEqualTo(load);
            assertThat(latest()).isEqualTo(load.getLast());
        }

        @Test
        void barsMayHaveEveryPriceThatTheColumnsHold() {
            var least = new BigDecimal("0.000001");
            var most = new BigDecimal("999999999999.999999");
            var extreme =
                    new PriceBar(
                            instrument,
                            "1234567890",
                            Instant.parse("1970-01-01T00:00:00.000001Z"),
                            least,
                            most,
                            least,
                            most,
                            Long.MAX_VALUE,
                            "é".repeat(255),
                            KNOWN);
            var round =
                    new PriceBar(
                            instrument,
                            PriceBar.QUARTER_HOUR,
                            DAY,
                            new BigDecimal("1E+4"),
                            new BigDecimal("1E+11"),
                            BigDecimal.ONE,
                            new BigDecimal("1E+8"),
                            0,
                            "",
                            KNOWN);

            load(List.of(extreme, round));

            assertThat(find("1234567890")).containsExactly(extreme);
            assertThat(find(PriceBar.QUARTER_HOUR)).containsExactly(round);
        }

        @Test
        void barsMayComeInAnyOrderAndOfManyInstruments() {
            var other = rows.instrument();
            var load = new ArrayList<>(bars(instrument, 50));
            load.addAll(bars(other, 40));
            load.add(bar(instrument, PriceBar.QUARTER_HOUR, DAY, "7", KNOWN));
            Collections.shuffle(load, new Random(1));

            assertThat(load(load)).isEqualTo(new LoadedBars(91, 0, 0, 0));

            assertThat(daily()).isEqualTo(bars(instrument, 50));
            assertThat(latest().ts()).isEqualTo(DAY.plus(49, ChronoUnit.DAYS));
            assertThat(prices.findLatest(other, PriceBar.DAILY))
                    .hasValueSatisfying(
                            bar -> assertThat(bar.ts()).isEqualTo(DAY.plus(39, ChronoUnit.DAYS)));
            assertThat(prices.findLatest(instrument, PriceBar.QUARTER_HOUR))
                    .hasValueSatisfying(bar -> assertThat(bar.ts()).isEqualTo(DAY));
        }

        @Test
        void barsFillTheGapsBetweenThoseThatAreThere() {
            var all = bars(instrument, 100);
            load(all.stream().filter(bar -> day(bar) % 3 == 0).toList());

            assertThat(load(all)).isEqualTo(new LoadedBars(66, 34, 0, 0));

            assertThat(daily()).isEqualTo(all);
            assertThat(latest()).isEqualTo(all.getLast());
        }

        @Test
        void barsThatArriveLateLeaveTheNewestAlone() {
            var all = bars(instrument, 20);
            load(all.subList(10, 20));

            assertThat(load(all.subList(0, 10)).inserted()).isEqualTo(10);

            assertThat(daily()).isEqualTo(all);
            assertThat(latest()).isEqualTo(all.getLast());
        }

        @Test
        void loadsMayBeEmpty() {
            assertThat(load(List.of())).isEqualTo(new LoadedBars(0, 0, 0, 0));
        }

        @Test
        void barsMayBeWrittenByHandToo() {
            rows.execute(
                    """
                    INSERT INTO price_bars (instrument_id, interval, ts, open, high, low, close, volume)
                    VALUES ('%s', 'daily', '2026-03-12Z', 100.10, 110.10, 50.05, 100.10, 1000000)
                    """
                            .formatted(instrument));
            var first = bars(instrument, 3);

            load(first);

            assertThat(daily())
                    .hasSize(4)
                    .last()
                    .satisfies(bar -> assertThat(bar.source()).isEqualTo("unknown"));
            // Nobody kept it apart; the next load that might have been the newest finds it.
            assertThat(latest().ts()).isEqualTo(Instant.parse("2026-03-12T00:00:00Z"));
            assertThat(load(bars(instrument, 12))).isEqualTo(new LoadedBars(8, 4, 0, 0));
        }
    }

    @Nested
    class Repeated {

        @Test
        void loadsWriteNothingAtAll() {
            var load = new ArrayList<>(bars(instrument, 500));
            load(load);
            load(List.of(bar(instrument, 3, "99", LATER)));
            load.set(3, bar(instrument, 3, "99", LATER));
            var before = rows.everything();
            Collections.shuffle(load, new Random(2));

            assertThat(load(load)).isEqualTo(new LoadedBars(0, 500, 0, 0));

            assertThat(rows.everything()).isEqualTo(before);
        }

        @Test
        void barsThatBecameKnownAgainLaterOrElsewhereAreTheSame() {
            load(bars(instrument, 3));
            var before = rows.everything();

            var again =
                    bars(instrument, 3).stream()
                            .map(
                                    bar ->
                                            new PriceBar(
                                                    bar.instrumentId(),
                                                    bar.interval(),
                                                    bar.ts(),
                                                    bar.open(),
                                                    bar.high(),
                                                    bar.low(),
                                                    bar.close(),
                                                    bar.volume(),
                                                    "elsewhere",
                                                    LATER))
                            .toList();

            assertThat(load(again)).isEqualTo(new LoadedBars(0, 3, 0, 0));
            assertThat(rows.everything()).isEqualTo(before);
        }
    }

    @Nested
    class Corrected {

        @Test
        void barsTakeThePlaceOfTheVersionThatWasBelieved() {
            var first = bars(instrument, 5);
            load(first);
            var better = bar(instrument, 2, "55.5", LATER);

            assertThat(load(List.of(first.get(1), better, bar(instrument, 5, "9", LATER))))
                    .isEqualTo(new LoadedBars(1, 1, 1, 0));

            assertThat(daily())
                    .containsExactly(
                            first.get(0),
                            first.get(1),
                            better,
                            first.get(3),
                            first.get(4),
                            bar(instrument, 5, "9", LATER));
            assertThat(revisions(2)).containsExactly(revision(first.get(2), LATER));
            assertThat(latest().close()).isEqualByComparingTo("9");
        }

        @Test
        void barsThatAreTheNewestAreCorrectedThereToo() {
            load(bars(instrument, 5));
            var better = bar(instrument, 4, "55.5", LATER);

            load(List.of(better));

            assertThat(latest()).isEqualTo(better);
        }

        @Test
        void barsThatAreNotTheNewestLeaveItAlone() {
            var first = bars(instrument, 5);
            load(first);

            load(List.of(bar(instrument, 3, "55.5", LATER)));

            assertThat(latest()).isEqualTo(first.getLast());
        }

        @Test
        void barsKeepEveryVersion() {
            var first = bar(instrument, 0, "1", KNOWN);
            var second = bar(instrument, 0, "2", KNOWN.plus(1, ChronoUnit.MICROS));
            var third = bar(instrument, 0, "1", LATER);

            Stream.of(first, second, third).forEach(version -> load(List.of(version)));

            assertThat(daily()).containsExactly(third);
            assertThat(revisions(0))
                    .containsExactly(
                            revision(first, second.recordedAt()),
                            revision(second, third.recordedAt()));
        }

        @Test
        void barsOfAnyColumnAreNoticed() {
            var first = bars(instrument, 5);
            load(first);

            var changed =
                    first.stream()
                            .map(
                                    bar ->
                                            new PriceBar(
                                                    instrument,
                                                    bar.interval(),
                                                    bar.ts(),
                                                    more(bar.open(), day(bar) == 0),
                                                    more(bar.high(), day(bar) == 1),
                                                    more(bar.low(), day(bar) == 2),
                                                    more(bar.close(), day(bar) == 3),
                                                    bar.volume() + (day(bar) == 4 ? 1 : 0),
                                                    bar.source(),
                                                    LATER))
                            .toList();

            assertThat(load(changed)).isEqualTo(new LoadedBars(0, 0, 5, 0));
            assertThat(daily()).isEqualTo(changed);
        }

        @Test
        void barsAreNotTakenBackByWhatBecameKnownEarlier() {
            var newer = bar(instrument, 0, "2", LATER);
            load(List.of(newer));
            var before = rows.everything();

            assertThat(load(List.of(bar(instrument, 0, "1", KNOWN))))
                    .isEqualTo(new LoadedBars(0, 0, 0, 1));
            assertThat(load(List.of(bar(instrument, 0, "3", LATER))))
                    .isEqualTo(new LoadedBars(0, 0, 0, 1));

            assertThat(rows.everything()).isEqualTo(before);
        }

        private static BigDecimal more(BigDecimal price, boolean changes) {
            return changes ? price.add(new BigDecimal("0.000001")) : price;
        }
    }

    @Nested
    class Refused {

        @Test
        void loadsWithOneKeyTwiceNameIt() {
            var load = new ArrayList<>(bars(instrument, 3));
            load.add(1, bar(instrument, 2, "1", LATER));
            var before = rows.everything();

            assertThatThrownBy(() -> load(load))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The load has two daily bars of instrument "
                                    + instrument
                                    + " at 2026-03-04T00:00:00Z");

            assertThat(rows.everything()).isEqualTo(before);
        }

        @Test
        void loadsLeaveNothingWhereverTheyFail() {
            load(bars(instrument, 3));
            var before = rows.everything();
            var unknown = UUID.randomUUID();

            // Of a row, of the whole copy when it ends, and after the copy.
            assertRefused(bar(instrument, 10, "1000000000000", KNOWN), "numeric field overflow");
            assertRefused(negativeVolume(), "ck_price_bars_volume");
            assertRefused(bar(unknown, 10, "1", KNOWN), "fk_price_bars_instrument_id");
            assertRefused(bar(instrument, 1, "-1", LATER), "ck_price_bars_prices");

            assertThat(rows.everything()).isEqualTo(before);
        }

        @Test
        void transactionsTakeTheirLoadsWithThem() {
            var before = rows.everything();

            assertThatThrownBy(
                            () ->
                                    transactions.executeWrite(
                                            _ -> {
                                                load(bars(instrument, 3));
                                                throw new IllegalStateException("checkpoint");
                                            }))
                    .hasMessage("checkpoint");

            assertThat(rows.everything()).isEqualTo(before);
        }

        private void assertRefused(PriceBar bad, String why) {
            var load = new ArrayList<>(bars(instrument, 10));
            load.removeIf(bar -> bar.ts().equals(bad.ts()));
            load.add(5, bad);

            assertThatThrownBy(() -> load(load))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining(why);
        }

        private PriceBar negativeVolume() {
            return new PriceBar(
                    instrument,
                    PriceBar.DAILY,
                    DAY.plus(11, ChronoUnit.DAYS),
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    -1,
                    "test",
                    KNOWN);
        }
    }

    private LoadedBars load(List<PriceBar> bars) {
        return writer.load(bars, REASON);
    }

    private List<PriceBar> daily() {
        return find(PriceBar.DAILY);
    }

    private List<PriceBar> find(String interval) {
        return prices.find(instrument, interval, Instant.EPOCH, FAR, 1000);
    }

    /* As a bar, to compare it with one. */
    private PriceBar latest() {
        var latest = prices.findLatest(instrument, PriceBar.DAILY).orElseThrow();
        return new PriceBar(
                latest.instrumentId(),
                latest.interval(),
                latest.ts(),
                latest.open(),
                latest.high(),
                latest.low(),
                latest.close(),
                latest.volume(),
                latest.source(),
                latest.recordedAt());
    }

    private List<PriceBarRevision> revisions(int day) {
        return prices.findRevisions(
                instrument, PriceBar.DAILY, DAY.plus(day, ChronoUnit.DAYS), 100);
    }

    private static PriceBarRevision revision(PriceBar bar, Instant supersededAt) {
        return new PriceBarRevision(
                bar.instrumentId(),
                bar.interval(),
                bar.ts(),
                bar.recordedAt(),
                supersededAt,
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.source(),
                REASON);
    }

    private static long day(PriceBar bar) {
        return ChronoUnit.DAYS.between(DAY, bar.ts());
    }
}
