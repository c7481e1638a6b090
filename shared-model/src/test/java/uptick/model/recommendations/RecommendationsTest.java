package uptick.model.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Pages;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.value.Advice;
import uptick.value.RiskProfile;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class RecommendationsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Recommendations recommendations;
    private final RecommendationsWriter writer;
    private final RecommendationOutcomesWriter outcomes;
    private final UserRecommendations shown;
    private final Predictions predictions;
    private final PredictionsWriter predictionsWriter;
    private final Rows rows;
    private UUID instrument = LAST_ID;
    private UUID model = LAST_ID;

    RecommendationsTest(
            Recommendations recommendations,
            RecommendationsWriter writer,
            RecommendationOutcomesWriter outcomes,
            UserRecommendations shown,
            Predictions predictions,
            PredictionsWriter predictionsWriter,
            TestDatabase database) {
        this.recommendations = recommendations;
        this.writer = writer;
        this.outcomes = outcomes;
        this.shown = shown;
        this.predictions = predictions;
        this.predictionsWriter = predictionsWriter;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void nothingIsRecommended() {
        rows.execute("DELETE FROM recommendations; DELETE FROM predictions");
        instrument = rows.instrument();
        model = rows.modelVersion();
    }

    @Test
    void predictionsComeBackWithTheirIdsInTheOrderTheyWereGiven() {
        var given =
                IntStream.range(0, 500)
                        .mapToObj(i -> prediction(LocalDate.parse("2026-12-01").plusDays(i)))
                        .toList();

        var saved = predictionsWriter.saveAll(given);

        assertThat(saved)
                .extracting(Prediction::targetDate)
                .containsExactlyElementsOf(given.stream().map(Prediction::targetDate).toList());
        var ids =
                rows.texts("SELECT id || ' ' || target_date FROM predictions ORDER BY target_date");
        assertThat(saved.stream().map(each -> each.id() + " " + each.targetDate()))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void predictionsKnowThePriceThatTheDatabaseDerives() {
        var saved = predictionsWriter.saveAll(List.of(prediction(LocalDate.parse("2026-12-01"))));

        assertThat(predictions.findBefore(instrument, NOW.plusNanos(1000), 10))
                .singleElement()
                .satisfies(
                        read -> {
                            assertThat(read.predictedPrice())
                                    .isEqualTo(new BigDecimal("101.000000"));
                            assertThat(read)
                                    .usingRecursiveComparison()
                                    .ignoringFields("predictedPrice")
                                    .isEqualTo(saved.getFirst());
                        });
        assertThat(predictions.findBefore(instrument, NOW, 10)).isEmpty();
    }

    @Test
    void keepEverythingThatACallRestsOn() {
        var given = full();
        var id = Objects.requireNonNull(writer.saveAll(List.of(given)).getFirst().id());

        var read = recommendations.findById(id).orElseThrow();

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("id", "signal", "featuresSnapshot")
                .isEqualTo(given);
        assertThat(read.signal()).isEqualTo("buy");
        assertThat(
                        rows.texts(
                                "SELECT features_snapshot = '%s' FROM recommendations"
                                        .formatted(given.featuresSnapshot())))
                .containsExactly("t");
    }

    @Test
    void keepACallThatKnowsLittle() {
        var id =
                Objects.requireNonNull(
                        writer.saveAll(List.of(hold(RiskProfile.MODERATE, NOW))).getFirst().id());

        assertThat(recommendations.findById(id))
                .hasValueSatisfying(
                        read ->
                                assertThat(read)
                                        .usingRecursiveComparison()
                                        .ignoringFields("id", "signal")
                                        .isEqualTo(hold(RiskProfile.MODERATE, NOW)));
    }

    @Test
    void areEachOnOnePageNewestFirst() {
        var random = new Random(20_261_121);
        var given = new ArrayList<Recommendation>();
        for (var i = 0; i < 90; i++) {
            given.add(
                    hold(
                            i % 3 == 0 ? RiskProfile.AGGRESSIVE : RiskProfile.MODERATE,
                            NOW.minusSeconds(random.nextInt(4))));
        }
        writer.saveAll(given);
        rows.execute(
                "UPDATE recommendations SET is_active = false WHERE generated_at = '%s'"
                        .formatted(NOW.minusSeconds(2)));
        var expected =
                given.stream()
                        .filter(each -> each.profile() == RiskProfile.MODERATE)
                        .filter(each -> !each.generatedAt().equals(NOW.minusSeconds(2)))
                        .count();

        for (var size : List.of(1, 7, 100)) {
            var read =
                    Pages.<Recommendation>readAll(
                            last ->
                                    recommendations.findActiveBefore(
                                            RiskProfile.MODERATE,
                                            last == null ? NOW.plusSeconds(1) : last.generatedAt(),
                                            last == null
                                                    ? LAST_ID
                                                    : Objects.requireNonNull(last.id()),
                                            size));

            assertThat(read)
                    .hasSize((int) expected)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(
                            Comparator.comparing(Recommendation::generatedAt)
                                    .thenComparing(each -> String.valueOf(each.id()))
                                    .reversed());
        }
    }

    @Test
    void areArchivedByTheirProfilesNewerOnes() {
        writer.saveAll(
                List.of(
                        hold(RiskProfile.MODERATE, NOW.minusSeconds(60)),
                        hold(RiskProfile.AGGRESSIVE, NOW.minusSeconds(60)),
                        hold(RiskProfile.MODERATE, NOW)));

        assertThat(writer.archive(RiskProfile.MODERATE, NOW)).isOne();

        assertThat(
                        rows.texts(
                                "SELECT profile || ' ' || is_active FROM recommendations ORDER BY generated_at, profile"))
                .containsExactly("aggressive true", "moderate false", "moderate true");
        assertThat(recommendations.findNewest(instrument, RiskProfile.MODERATE, NOW, 10))
                .extracting(Recommendation::isActive)
                .containsExactly(true, false);
        assertThat(
                        recommendations.findNewest(
                                instrument, RiskProfile.MODERATE, NOW.minusNanos(1000), 10))
                .hasSize(1);
    }

    @Test
    void awaitTheirOutcomeOldestFirstUntilItIsKnownAndCanBeRestated() {
        var saved =
                writer.saveAll(
                        List.of(
                                hold(RiskProfile.MODERATE, NOW),
                                hold(RiskProfile.MODERATE, NOW.minusSeconds(9)),
                                hold(RiskProfile.MODERATE, NOW.minusSeconds(10))));
        var ids = saved.stream().map(each -> Objects.requireNonNull(each.id())).toList();
        assertThat(unevaluated()).containsExactly(ids.get(2), ids.get(1));

        outcomes.put(
                List.of(
                        new RecommendationOutcome(
                                ids.get(2),
                                RecommendationOutcome.ExitReason.UNRESOLVABLE,
                                null,
                                null,
                                null,
                                null,
                                "No bars.",
                                NOW)));
        outcomes.put(
                List.of(
                        new RecommendationOutcome(
                                ids.get(2),
                                RecommendationOutcome.ExitReason.TARGET,
                                new BigDecimal("1.500000"),
                                NOW,
                                0.5,
                                true,
                                null,
                                NOW)));

        assertThat(unevaluated()).containsExactly(ids.get(1));
        assertThat(
                        rows.texts(
                                "SELECT concat_ws(' ', exit_reason, exit_price, is_hit, reason) FROM recommendation_outcomes"))
                .containsExactly("target 1.500000 t");
    }

    @Test
    void areShownToAUserForTheFirstTimeOnce() {
        var user = rows.user();
        var id =
                Objects.requireNonNull(
                        writer.saveAll(List.of(hold(RiskProfile.MODERATE, NOW))).getFirst().id());

        shown.note(List.of(new UserRecommendation(user, id, NOW)));
        shown.note(List.of(new UserRecommendation(user, id, NOW.plusSeconds(60))));

        assertThat(
                        rows.texts(
                                "SELECT shown_at = '%s' FROM user_recommendations WHERE user_id = '%s'"
                                        .formatted(NOW, user)))
                .containsExactly("t");
    }

    private List<UUID> unevaluated() {
        return recommendations.findUnevaluated(NOW.minusSeconds(10), NOW, 10).stream()
                .map(each -> Objects.requireNonNull(each.id()))
                .toList();
    }

    private Prediction prediction(LocalDate targetDate) {
        return new Prediction(
                null,
                instrument,
                model,
                RiskProfile.CONSERVATIVE,
                NOW,
                targetDate,
                new BigDecimal("100.000000"),
                0.01,
                null,
                0.2,
                0.5,
                0.3,
                1.0 / 3,
                HASH);
    }

    private Recommendation full() {
        return new Recommendation(
                null,
                instrument,
                model,
                predictionsWriter
                        .saveAll(List.of(prediction(LocalDate.parse("2026-12-01"))))
                        .getFirst()
                        .id(),
                RiskProfile.CONSERVATIVE,
                Advice.BUY,
                null,
                Recommendation.RiskLevel.HIGH,
                0.1 + 0.2,
                ConfidenceMethod.PLATT,
                1.0 / 3,
                -99.9,
                21,
                new BigDecimal("100.000001"),
                "next_open",
                new BigDecimal("0.000001"),
                new BigDecimal("999999999999.999999"),
                "Größer ☃ \"quoted\" 🎉",
                "{\"ret_1d\": 0.30000000000000004, \"none\": null, \"deep\": {\"a\": [1e-7, \"☃\"]}}",
                HASH,
                NOW.minusNanos(1000),
                NOW,
                true);
    }

    private Recommendation hold(RiskProfile profile, Instant generatedAt) {
        return new Recommendation(
                null,
                instrument,
                model,
                null,
                profile,
                Advice.HOLD,
                null,
                null,
                0,
                ConfidenceMethod.UNCALIBRATED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "{}",
                null,
                null,
                generatedAt,
                true);
    }
}
