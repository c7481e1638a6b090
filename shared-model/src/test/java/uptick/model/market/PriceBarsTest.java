package uptick.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uptick.model.market.BarRows.DAY;
import static uptick.model.market.BarRows.KNOWN;
import static uptick.model.market.BarRows.bar;
import static uptick.model.market.BarRows.bars;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class PriceBarsTest {

    private final PriceBars prices;
    private final PriceBarsWriter writer;
    private final BarRows rows;

    private UUID instrument = UUID.randomUUID();

    PriceBarsTest(PriceBars prices, PriceBarsWriter writer, TestDatabase database) {
        this.prices = prices;
        this.writer = writer;
        this.rows = new BarRows(database);
    }

    @BeforeEach
    void newInstrument() {
        instrument = rows.instrument();
    }

    @Test
    void findsFromTheFirstMomentUpToTheLastOneExcluded() {
        load(bars(instrument, 10));

        assertThat(prices.find(instrument, PriceBar.DAILY, day(2), day(5), 100))
                .isEqualTo(bars(instrument, 10).subList(2, 5));
        assertThat(prices.find(instrument, PriceBar.DAILY, day(2), day(9), 2))
                .isEqualTo(bars(instrument, 10).subList(2, 4));
    }

    @Test
    void keepsInstrumentsAndIntervalsApart() {
        var other = rows.instrument();
        load(bars(instrument, 2));
        load(bars(other, 3));
        var quarter = bar(instrument, PriceBar.QUARTER_HOUR, DAY, "3", KNOWN);
        load(List.of(quarter));

        assertThat(prices.find(instrument, PriceBar.DAILY, day(0), day(9), 100))
                .isEqualTo(bars(instrument, 2));
        assertThat(prices.find(instrument, PriceBar.QUARTER_HOUR, day(0), day(9), 100))
                .containsExactly(quarter);
    }

    @Test
    void showsWhatWasBelievedAtAMoment() {
        var first = bar(instrument, 0, "1", KNOWN);
        var second = bar(instrument, 0, "2", KNOWN.plusSeconds(10));
        var third = bar(instrument, 0, "3", KNOWN.plusSeconds(20));
        var next = bar(instrument, 1, "9", KNOWN.plusSeconds(15));
        List.of(first, second, third, next).forEach(each -> load(List.of(each)));

        assertThat(asOf(KNOWN.minus(1, ChronoUnit.MICROS))).isEmpty();
        assertThat(asOf(KNOWN)).containsExactly(first);
        assertThat(asOf(KNOWN.plusSeconds(10).minus(1, ChronoUnit.MICROS))).containsExactly(first);
        assertThat(asOf(KNOWN.plusSeconds(10))).containsExactly(second);
        assertThat(asOf(KNOWN.plusSeconds(15))).containsExactly(second, next);
        assertThat(asOf(KNOWN.plusSeconds(20))).containsExactly(third, next);
        assertThat(asOf(KNOWN.plusSeconds(1_000_000))).containsExactly(third, next);
    }

    @Test
    void bindsTheMomentToTheBarsAskedFor() {
        load(bars(instrument, 4));
        load(List.of(bar(instrument, 1, "7", KNOWN.plusSeconds(1))));
        load(List.of(bar(instrument, 3, "7", KNOWN.plusSeconds(1))));

        assertThat(prices.findAsOf(instrument, PriceBar.DAILY, day(1), day(3), KNOWN, 100))
                .isEqualTo(bars(instrument, 4).subList(1, 3));
        assertThat(prices.findAsOf(instrument, PriceBar.DAILY, day(0), day(9), KNOWN, 2))
                .isEqualTo(bars(instrument, 4).subList(0, 2));
    }

    @Test
    void givesTheNewestBarsOfThoseThatHaveAny() {
        var other = rows.instrument();
        var without = rows.instrument();
        load(bars(instrument, 2));
        load(bars(other, 5));

        assertThat(
                        prices.findAllLatest(
                                List.of(instrument, other, without, UUID.randomUUID()),
                                PriceBar.DAILY))
                .extracting(LatestBar::instrumentId, LatestBar::ts)
                .containsExactlyInAnyOrder(tuple(instrument, day(1)), tuple(other, day(4)));
        assertThat(prices.findAllLatest(List.of(), PriceBar.DAILY)).isEmpty();
        assertThat(prices.findLatest(without, PriceBar.DAILY)).isEmpty();
    }

    private void load(List<PriceBar> bars) {
        writer.load(bars, "The exchange corrected it.");
    }

    private List<PriceBar> asOf(Instant moment) {
        return prices.findAsOf(instrument, PriceBar.DAILY, day(0), day(9), moment, 100);
    }

    private static Instant day(int number) {
        return DAY.plus(number, ChronoUnit.DAYS);
    }
}
