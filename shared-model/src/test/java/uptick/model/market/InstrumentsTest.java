package uptick.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Pages;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class InstrumentsTest {

    private final Instruments instruments;
    private final InstrumentsWriter writer;
    private final Rows rows;

    InstrumentsTest(Instruments instruments, InstrumentsWriter writer, TestDatabase database) {
        this.instruments = instruments;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void nothingIsListed() {
        rows.execute("DELETE FROM instruments");
    }

    @Test
    void keepEverythingThatAProviderSays() {
        writer.takeIn(List.of(full("BRK.B")));

        var read = instruments.findByListing("BRK.B", "NYSE").orElseThrow();
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("id", "marketCapBucket", "peBucket")
                .isEqualTo(full("BRK.B"));
        assertThat(read.marketCapBucket()).isEqualTo("large");
        assertThat(read.peBucket()).isEqualTo("low");
        assertThat(instruments.findById(Objects.requireNonNull(read.id()))).contains(read);
    }

    @Test
    void loseNothingToAProviderThatKnowsLessAndNothingThatAnOperatorSet() {
        writer.takeIn(List.of(full("BRK.B")));
        rows.execute(
                "UPDATE instruments SET is_active = false, fortune_500_rank = 7, is_primary_listing = false");

        writer.takeIn(List.of(bare("BRK.B", "NYSE"), bare("NEW", "NYSE")));

        var known = instruments.findByListing("BRK.B", "NYSE").orElseThrow();
        assertThat(known)
                .usingRecursiveComparison()
                .ignoringFields("id", "marketCapBucket", "peBucket")
                .ignoringFields("isActive", "fortune500Rank", "isPrimaryListing")
                .isEqualTo(full("BRK.B"));
        assertThat(known.isActive()).isFalse();
        assertThat(known.fortune500Rank()).isEqualTo(7);
        assertThat(known.isPrimaryListing()).isFalse();
        assertThat(instruments.findByListing("NEW", "NYSE"))
                .hasValueSatisfying(listing -> assertThat(listing.marketCapBucket()).isNull());
    }

    @Test
    void areEachOnOnePageOfEachList() {
        var random = new Random(20_261_121);
        var listings = new ArrayList<Instrument>();
        for (var symbol = 0; symbol < 60; symbol++) {
            for (var exchange : List.of("NYSE", "LSE", "NASDAQ")) {
                if (random.nextInt(3) > 0) {
                    listings.add(
                            listing(
                                    "S" + symbol % 20 + (char) ('A' + symbol / 20),
                                    exchange,
                                    random.nextBoolean() ? "Energy" : "Health"));
                }
            }
        }
        writer.takeIn(listings);
        var byListing =
                Comparator.comparing(Instrument::symbol).thenComparing(Instrument::exchange);

        for (var size : List.of(1, 7, 200)) {
            assertThat(
                            Pages.<Instrument>readAll(
                                    last ->
                                            last == null
                                                    ? instruments.findAfter("", "", size)
                                                    : instruments.findAfter(
                                                            last.symbol(), last.exchange(), size)))
                    .extracting(Instrument::symbol, Instrument::exchange)
                    .containsExactlyElementsOf(names(listings.stream().sorted(byListing)));
            assertThat(
                            Pages.<Instrument>readAll(
                                    last ->
                                            instruments.findOnExchangeAfter(
                                                    "LSE",
                                                    last == null ? "" : last.symbol(),
                                                    size)))
                    .extracting(Instrument::symbol, Instrument::exchange)
                    .containsExactlyElementsOf(
                            names(
                                    listings.stream()
                                            .filter(each -> each.exchange().equals("LSE"))
                                            .sorted(byListing)));
            assertThat(
                            Pages.<Instrument>readAll(
                                    last ->
                                            last == null
                                                    ? instruments.findInSectorAfter(
                                                            "Energy", "", "", size)
                                                    : instruments.findInSectorAfter(
                                                            "Energy",
                                                            last.symbol(),
                                                            last.exchange(),
                                                            size)))
                    .extracting(Instrument::symbol, Instrument::exchange)
                    .containsExactlyElementsOf(
                            names(
                                    listings.stream()
                                            .filter(each -> "Energy".equals(each.sector()))
                                            .sorted(byListing)));
        }
    }

    @Test
    void areGoneThroughByJobsWhileTheyAreActive() {
        writer.takeIn(List.of(bare("A", "NYSE"), bare("B", "NYSE"), bare("C", "NYSE")));
        rows.execute("UPDATE instruments SET is_active = false WHERE symbol = 'B'");

        assertThat(
                        Pages.<Instrument>readAll(
                                last ->
                                        instruments.findActiveAfter(
                                                last == null
                                                        ? new UUID(0, 0)
                                                        : Objects.requireNonNull(last.id()),
                                                1)))
                .extracting(Instrument::symbol)
                .containsExactlyInAnyOrder("A", "C");
    }

    @Test
    void areFoundByTheBeginningOfWordsWhateverIsTyped() {
        rows.execute(
                """
                INSERT INTO instruments (symbol, exchange, name)
                VALUES ('AAPL', 'NASDAQ', 'Apple Inc.'),
                       ('APLE', 'NYSE', 'Apple Hospitality REIT, Inc.'),
                       ('APP', 'NASDAQ', 'AppLovin Corp.'),
                       ('OR', 'EURONEXT PARIS', 'L''Oréal')
                """);

        assertThat(symbols("apple hosp")).containsExactly("APLE");
        assertThat(symbols("app")).startsWith("APP").contains("AAPL", "APLE");
        assertThat(symbols("L'Oré")).containsExactly("OR");
        for (var odd : List.of("", " ", "'", "a & | !", ":*", "\\", "(", "%", "<->")) {
            assertThat(symbols(odd)).as(odd).isNotNull();
        }
        assertThat(instruments.search("a", 2)).hasSize(2);
    }

    private List<String> symbols(String text) {
        return instruments.search(text, 10).stream().map(Instrument::symbol).toList();
    }

    private static List<Tuple> names(Stream<Instrument> listings) {
        return listings.map(each -> tuple(each.symbol(), each.exchange())).toList();
    }

    private static Instrument full(String symbol) {
        return new Instrument(
                null,
                symbol,
                "NYSE",
                InstrumentKind.STOCK,
                true,
                "Größer ☃ \"quoted\" & Sons",
                "Financials",
                "Insurance",
                "US",
                "USD",
                "USD",
                "US0846707026",
                new BigDecimal("999999999999999999.99"),
                SizeClass.MID,
                null,
                14.999999999999998,
                null,
                1,
                LocalDate.parse("1996-05-09"),
                LocalDate.parse("2100-01-01"),
                true);
    }

    private static Instrument bare(String symbol, String exchange) {
        return listing(symbol, exchange, null);
    }

    private static Instrument listing(String symbol, String exchange, @Nullable String sector) {
        return new Instrument(
                null,
                symbol,
                exchange,
                InstrumentKind.STOCK,
                false,
                null,
                sector,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }
}
