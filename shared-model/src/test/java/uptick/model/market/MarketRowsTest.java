package uptick.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.Pages;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What the kinds of columns keep: amounts with their scale, instants to the microsecond, numbers to the bit.
@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class MarketRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final BigDecimal LARGEST = new BigDecimal("999999999999.999999");

    private final Quotes quotes;
    private final QuotesWriter quotesWriter;
    private final Features features;
    private final FeaturesWriter featuresWriter;
    private final CorporateActions actions;
    private final CorporateActionsWriter actionsWriter;
    private final QuarantinedBars quarantined;
    private final QuarantinedBarsWriter quarantinedWriter;
    private final ExchangeCalendars calendars;
    private final ExchangeRates rates;
    private final Sentiment sentiment;
    private final SentimentWriter sentimentWriter;
    private final Rows rows;

    MarketRowsTest(
            Quotes quotes,
            QuotesWriter quotesWriter,
            Features features,
            FeaturesWriter featuresWriter,
            CorporateActions actions,
            CorporateActionsWriter actionsWriter,
            QuarantinedBars quarantined,
            QuarantinedBarsWriter quarantinedWriter,
            ExchangeCalendars calendars,
            ExchangeRates rates,
            Sentiment sentiment,
            SentimentWriter sentimentWriter,
            TestDatabase database) {
        this.quotes = quotes;
        this.quotesWriter = quotesWriter;
        this.features = features;
        this.featuresWriter = featuresWriter;
        this.actions = actions;
        this.actionsWriter = actionsWriter;
        this.quarantined = quarantined;
        this.quarantinedWriter = quarantinedWriter;
        this.calendars = calendars;
        this.rates = rates;
        this.sentiment = sentiment;
        this.sentimentWriter = sentimentWriter;
        this.rows = new Rows(database);
    }

    @Test
    void quotesKeepTheLargestAndTheSmallestPriceAndTheirScale() {
        var instrument = rows.instrument();
        var given =
                List.of(
                        quote(instrument, NOW.plusNanos(2000), LARGEST, Long.MAX_VALUE),
                        quote(instrument, NOW.plusNanos(1000), new BigDecimal("0.000001"), null),
                        quote(instrument, NOW, new BigDecimal("1.500000"), 0L));

        quotesWriter.append(given);

        assertThat(quotes.findBefore(instrument, NOW.plusSeconds(1), NOW, 10))
                .containsExactlyElementsOf(given);
        assertThat(quotes.findBefore(instrument, NOW.plusNanos(1000), NOW, 10))
                .containsExactly(given.getLast());
        assertThat(quotes.findBefore(instrument, NOW.plusSeconds(1), NOW.minusNanos(1000), 10))
                .as("not yet known")
                .isEmpty();
    }

    @Test
    void quotesThatAreKnownStayAsTheyAre() {
        var instrument = rows.instrument();
        var first = quote(instrument, NOW, new BigDecimal("10.000000"), 1L);
        quotesWriter.append(List.of(first));

        quotesWriter.append(
                List.of(
                        quote(instrument, NOW, new BigDecimal("11.000000"), 2L),
                        quote(instrument, NOW.minusSeconds(1), new BigDecimal("9.000000"), 2L)));

        assertThat(quotes.findBefore(instrument, NOW.plusSeconds(1), NOW, 10))
                .hasSize(2)
                .startsWith(first);
    }

    @Test
    void featuresKeepEveryBitAndWhatIsNotKnown() {
        var instrument = rows.instrument();
        var other = rows.instrument();
        var rough =
                features(instrument, 0.1 + 0.2, "{\"größer ☃\": [1e-7, null, {\"a\": {}}]}", NOW);
        var bare = features(other, null, null, NOW);

        featuresWriter.put(List.of(rough, bare));

        assertThat(features.findBefore(instrument, NOW.plusNanos(1000), NOW, 10))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("additionalFeatures")
                .isEqualTo(rough);
        assertThat(features.findBefore(other, NOW.plusNanos(1000), NOW, 10)).containsExactly(bare);
        assertThat(
                        rows.texts(
                                "SELECT additional_features = '{\"größer ☃\": [1e-7, null, {\"a\": {}}]}' FROM features WHERE instrument_id = '%s'"
                                        .formatted(instrument)))
                .containsExactly("t");
        assertThat(features.findNewest(List.of(instrument.toString(), other.toString()), NOW))
                .extracting(FeatureRow::instrumentId)
                .containsExactlyInAnyOrder(instrument, other);
    }

    @Test
    void featuresThatComeOutTheSameKeepWhenTheyBecameKnown() {
        var same = rows.instrument();
        var changed = rows.instrument();
        featuresWriter.put(
                List.of(features(same, 1.0, "{}", NOW), features(changed, 1.0, "{}", NOW)));
        var later = NOW.plusSeconds(60);

        featuresWriter.put(
                List.of(features(same, 1.0, "{}", later), features(changed, null, "{}", later)));

        assertThat(features.findNewest(List.of(same.toString()), later))
                .extracting(FeatureRow::recordedAt)
                .containsExactly(NOW);
        assertThat(features.findNewest(List.of(changed.toString()), later))
                .extracting(FeatureRow::recordedAt, FeatureRow::ret1d)
                .containsExactly(tuple(later, null));
    }

    @Test
    void corporateActionsAreKnownInTheVersionOfTheTime() {
        var instrument = rows.instrument();
        var split = split(instrument, "4.0000000000", false, NOW);
        var corrected = split(instrument, "0.0000000001", false, NOW.plusSeconds(10));
        var cancelled = split(instrument, "0.0000000001", true, NOW.plusSeconds(20));

        actionsWriter.append(List.of(split, corrected, cancelled));

        assertThat(actions.findKnown(instrument, NOW.minusNanos(1000))).isEmpty();
        assertThat(actions.findKnown(instrument, NOW))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(split);
        assertThat(actions.findKnown(instrument, NOW.plusSeconds(19)))
                .extracting(CorporateAction::splitRatio)
                .containsExactly(new BigDecimal("1E-10"));
        assertThat(actions.findKnown(instrument, NOW.plusSeconds(20))).isEmpty();
    }

    @Test
    void quarantinedBarsAreReviewedOnceAndListedByStatusNewestFirst() {
        rows.execute("DELETE FROM quarantined_bars");
        var random = new Random(7);
        var bars = new ArrayList<QuarantinedBar>();
        for (var i = 0; i < 50; i++) {
            bars.add(bar(NOW.minusSeconds(random.nextInt(5))));
        }
        quarantinedWriter.setAside(bars);

        var read =
                Pages.<QuarantinedBar>readAll(
                        last ->
                                last == null
                                        ? pending(NOW.plusSeconds(1), new UUID(0, 0))
                                        : pending(
                                                last.recordedAt(),
                                                Objects.requireNonNull(last.id())));

        assertThat(read)
                .hasSize(50)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(QuarantinedBar::recordedAt).reversed());
        var first = Objects.requireNonNull(read.getFirst().id());
        var admin = rows.user();
        assertThat(quarantinedWriter.review(first, QuarantinedBar.Status.DROPPED, admin, NOW))
                .isOne();
        assertThat(quarantinedWriter.review(first, QuarantinedBar.Status.ACCEPTED, admin, NOW))
                .isZero();
        assertThat(
                        quarantined.findBefore(
                                QuarantinedBar.Status.DROPPED,
                                NOW.plusSeconds(1),
                                new UUID(0, 0),
                                10))
                .singleElement()
                .satisfies(
                        dropped -> {
                            assertThat(dropped.reviewedBy()).isEqualTo(admin);
                            assertThat(dropped.payload()).isEqualTo("{\"c\": -1.50}");
                            assertThat(dropped.reason())
                                    .isEqualTo(QuarantinedBar.Reason.NON_POSITIVE_PRICE);
                        });
    }

    @Test
    void calendarsKnowWhenAHalfDayEnds() {
        rows.execute(
                """
                INSERT INTO exchange_calendars (exchange, day, kind, closes_at, name, source)
                VALUES ('TEST', '2026-11-27', 'half_day', '13:00:30', 'Day after Thanksgiving', 'a notice'),
                       ('TEST', '2026-12-25', 'holiday', NULL, NULL, 'a rule')
                """);

        assertThat(
                        calendars.findBetween(
                                "TEST",
                                LocalDate.parse("2026-11-27"),
                                LocalDate.parse("2026-12-25")))
                .containsExactly(
                        new ExchangeDay(
                                "TEST",
                                LocalDate.parse("2026-11-27"),
                                ExchangeDay.Kind.HALF_DAY,
                                null,
                                LocalTime.parse("13:00:30"),
                                "Day after Thanksgiving",
                                "a notice"));
    }

    @Test
    void ratesAreTheLatestThatWereKnown() {
        rows.execute(
                """
                INSERT INTO exchange_rates (base_currency, quote_currency, day, rate, source, recorded_at)
                VALUES ('EUR', 'XTS', '2026-11-19', 9999999999.0000000001, 's', '2026-11-19T16:00:00Z'),
                       ('EUR', 'XTS', '2026-11-20', 2, 's', '2026-11-20T16:00:00Z')
                """);
        var day = LocalDate.parse("2026-11-22");

        assertThat(rates.findLatest("EUR", "XTS", day, NOW))
                .hasValueSatisfying(
                        rate -> assertThat(rate.rate()).isEqualTo(new BigDecimal("2.0000000000")));
        assertThat(rates.findLatest("EUR", "XTS", day, Instant.parse("2026-11-20T15:00:00Z")))
                .hasValueSatisfying(
                        rate ->
                                assertThat(rate.rate())
                                        .isEqualTo(new BigDecimal("9999999999.0000000001")));
        assertThat(rates.findLatest("XTS", "EUR", day, NOW)).isEmpty();
    }

    @Test
    void sentimentKeepsWhyAScoreIsMissing() {
        var instrument = rows.instrument();
        var unread = score(instrument, "reddit", null, "No text could be read.");
        var read = score(instrument, "news", -1.0, null);

        sentimentWriter.append(List.of(unread, read));

        assertThat(sentiment.findBefore(instrument, NOW.plusSeconds(1), NOW, 10))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(read, unread);
        assertThat(sentiment.findBefore(instrument, NOW, NOW, 10)).isEmpty();
    }

    private List<QuarantinedBar> pending(Instant recordedAt, UUID id) {
        return quarantined.findBefore(QuarantinedBar.Status.PENDING, recordedAt, id, 7);
    }

    private static Quote quote(
            UUID instrument, Instant ts, BigDecimal price, @Nullable Long volume) {
        return new Quote(instrument, ts, price, volume, "a source", NOW);
    }

    private static FeatureRow features(
            UUID instrument, @Nullable Double value, @Nullable String more, Instant recordedAt) {
        return new FeatureRow(
                instrument,
                NOW,
                value,
                value,
                null,
                100.0,
                -0.0,
                Double.MIN_VALUE,
                1.0 / 3,
                value,
                more,
                recordedAt);
    }

    private static CorporateAction split(
            UUID instrument, String ratio, boolean cancelled, Instant at) {
        return new CorporateAction(
                null,
                instrument,
                CorporateAction.Kind.SPLIT,
                LocalDate.parse("2026-11-20"),
                new BigDecimal(ratio),
                null,
                null,
                cancelled,
                CorporateAction.Detection.OVERLAP,
                "a source",
                at);
    }

    private static QuarantinedBar bar(Instant recordedAt) {
        return new QuarantinedBar(
                null,
                null,
                null,
                "daily",
                null,
                "{\"c\": -1.50}",
                "a source",
                QuarantinedBar.Reason.NON_POSITIVE_PRICE,
                "The close is -1.50.",
                QuarantinedBar.Status.PENDING,
                null,
                null,
                recordedAt);
    }

    private static SentimentScore score(
            UUID instrument, String source, @Nullable Double score, @Nullable String reason) {
        return new SentimentScore(
                null,
                instrument,
                null,
                source,
                score,
                score,
                "-1..1",
                3,
                reason,
                "vader 1",
                NOW,
                NOW);
    }
}
