package uptick.model.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.Pages;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class PortfolioTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Positions positions;
    private final Trades trades;
    private final Watchlist watchlist;
    private final Rows rows;
    private final UUID ann;
    private final UUID bob;
    private final UUID instrument;

    PortfolioTest(Positions positions, Trades trades, Watchlist watchlist, TestDatabase database) {
        this.positions = positions;
        this.trades = trades;
        this.watchlist = watchlist;
        this.rows = new Rows(database);
        this.ann = rows.user();
        this.bob = rows.user();
        this.instrument = rows.instrument();
    }

    @Test
    void positionsKeepFractionsAndTheLargestAmounts() {
        var id =
                positions.add(
                        ann,
                        instrument,
                        TODAY,
                        new BigDecimal("999999999999.999999"),
                        new BigDecimal("0.00000001"),
                        new BigDecimal("0.000001"),
                        null);

        assertThat(positions.find(ann, id))
                .contains(
                        new Position(
                                id,
                                ann,
                                instrument,
                                TODAY,
                                new BigDecimal("999999999999.999999"),
                                new BigDecimal("1E-8"),
                                new BigDecimal("0.000001"),
                                null,
                                null));
        assertThat(positions.find(bob, id)).isEmpty();
    }

    @Test
    void positionsAreChangedAndClosedByTheirOwnerWhileTheyAreOpen() {
        var id = add(ann, null);
        var two = new BigDecimal("2.00000000");

        assertThat(positions.change(bob, id, two, null, two)).isZero();
        assertThat(positions.change(ann, id, two, null, two)).isOne();
        assertThat(positions.close(bob, id, NOW)).isZero();
        assertThat(positions.close(ann, id, NOW)).isOne();
        assertThat(positions.close(ann, id, NOW)).isZero();
        assertThat(positions.change(ann, id, two, two, two)).isZero();

        assertThat(positions.find(ann, id))
                .hasValueSatisfying(
                        position -> {
                            assertThat(position.quantity()).isEqualTo(two);
                            assertThat(position.target()).isEqualTo(new BigDecimal("2.000000"));
                            assertThat(position.deletedAt()).isEqualTo(NOW);
                        });
    }

    @Test
    void openPositionsAreListedNewestFirstAndGuardedOnesForTheAlerts() {
        var ids = IntStream.range(0, 20).mapToObj(_ -> add(ann, null)).toList();
        var guarded = List.of(add(ann, BigDecimal.ONE), add(bob, BigDecimal.ONE));
        positions.close(ann, ids.getFirst(), NOW);

        assertThat(
                        Pages.<Position>readAll(
                                last ->
                                        positions.findOpenBefore(
                                                ann, last == null ? LAST_ID : id(last), 7)))
                .extracting(Position::id)
                .containsExactlyElementsOf(
                        Stream.concat(
                                        Stream.of(guarded.getFirst()),
                                        ids.reversed().stream().limit(19))
                                .toList());
        assertThat(
                        Pages.<Position>readAll(
                                last ->
                                        positions.findGuardedAfter(
                                                instrument, last == null ? FIRST_ID : id(last), 1)))
                .extracting(Position::id)
                .containsExactlyElementsOf(guarded);
    }

    @Test
    void tradesAreEachOnOnePageNewestFirst() {
        var random = new Random(20_261_121);
        for (var i = 0; i < 40; i++) {
            trade(ann, NOW.minusSeconds(random.nextInt(5)));
        }
        trade(bob, NOW);

        var read =
                Pages.<Trade>readAll(
                        last ->
                                last == null
                                        ? trades.findBefore(ann, NOW.plusSeconds(1), FIRST_ID, 7)
                                        : trades.findBefore(
                                                ann,
                                                last.executedAt(),
                                                Objects.requireNonNull(last.id()),
                                                7));

        assertThat(read)
                .hasSize(40)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(Trade::executedAt).reversed());
    }

    @Test
    void tradesKeepWhatASaleGainedOrLost() {
        var id =
                trades.add(
                        ann,
                        instrument,
                        add(ann, null),
                        Trade.Action.SELL,
                        new BigDecimal("12.500000"),
                        new BigDecimal("3.00000000"),
                        new BigDecimal("0.990000"),
                        NOW,
                        Trade.Outcome.LOSS,
                        new BigDecimal("-99999999999999.999999"));
        var bought = trade(ann, NOW);

        var read = trades.findBefore(ann, NOW.plusSeconds(1), FIRST_ID, 10);

        assertThat(read)
                .filteredOn(Trade::id, id)
                .singleElement()
                .satisfies(
                        sale -> {
                            assertThat(sale.action()).isEqualTo(Trade.Action.SELL);
                            assertThat(sale.outcome()).isEqualTo(Trade.Outcome.LOSS);
                            assertThat(sale.realisedGain())
                                    .isEqualTo(new BigDecimal("-99999999999999.999999"));
                        });
        assertThat(read)
                .filteredOn(Trade::id, bought)
                .singleElement()
                .satisfies(
                        purchase -> {
                            assertThat(purchase.outcome()).isNull();
                            assertThat(purchase.realisedGain()).isNull();
                        });
        assertThat(trades.remove(bob, id)).isZero();
        assertThat(trades.remove(ann, id)).isOne();
    }

    @Test
    void watchlistEntriesAreOneForEachTriggerAndItsAbsence() {
        var plain = put(null, null, "first", null);
        var above = put(WatchlistEntry.Trigger.PRICE_ABOVE, "10.5", null, TODAY);

        assertThat(put(null, null, "second", null)).isEqualTo(plain);
        assertThat(put(WatchlistEntry.Trigger.PRICE_ABOVE, "10.500000", null, TODAY))
                .as("the same value")
                .isEqualTo(above);
        assertThat(put(WatchlistEntry.Trigger.PRICE_ABOVE, "11", null, null)).isNotEqualTo(above);

        assertThat(watchlist.findByUserId(ann, 10))
                .hasSize(3)
                .filteredOn(WatchlistEntry::id, plain)
                .singleElement()
                .satisfies(entry -> assertThat(entry.thesis()).isEqualTo("second"));
        assertThat(watchlist.findTriggersAfter(instrument, FIRST_ID, TODAY.plusDays(1), 10))
                .as("plain and expired ones left out")
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.triggerType())
                                    .isEqualTo(WatchlistEntry.Trigger.PRICE_ABOVE);
                            assertThat(entry.triggerValue()).isEqualTo(new BigDecimal("11.000000"));
                            assertThat(entry.metadata()).isEqualTo("{\"größer\": [\"☃\", null]}");
                        });
        assertThat(watchlist.findTriggersAfter(instrument, FIRST_ID, TODAY, 10)).hasSize(2);
        assertThat(watchlist.remove(bob, plain)).isZero();
        assertThat(watchlist.remove(ann, plain)).isOne();
    }

    private UUID put(
            WatchlistEntry.@Nullable Trigger trigger,
            @Nullable String value,
            @Nullable String thesis,
            @Nullable LocalDate expiry) {
        return watchlist.put(
                ann,
                instrument,
                trigger,
                value == null ? null : new BigDecimal(value),
                thesis,
                expiry,
                "{\"größer\": [\"☃\", null]}");
    }

    private UUID add(UUID user, @Nullable BigDecimal stop) {
        return positions.add(user, instrument, TODAY, BigDecimal.TEN, BigDecimal.ONE, stop, null);
    }

    private UUID trade(UUID user, Instant at) {
        return trades.add(
                user,
                instrument,
                null,
                Trade.Action.BUY,
                BigDecimal.TEN,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                at,
                null,
                null);
    }

    private static UUID id(Position position) {
        return Objects.requireNonNull(position.id());
    }
}
