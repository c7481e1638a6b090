package uptick.model.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class BaselinesAndFeedbackTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final MetricBaselines baselines;
    private final MetricBaselinesWriter writer;
    private final TrendFeedbacks feedback;
    private final Rows rows;

    BaselinesAndFeedbackTest(
            MetricBaselines baselines,
            MetricBaselinesWriter writer,
            TrendFeedbacks feedback,
            TestDatabase database) {
        this.baselines = baselines;
        this.writer = writer;
        this.feedback = feedback;
        this.rows = new Rows(database);
    }

    @Test
    void baselinesAreTheNewestOfEachGroupThatWereKnown() {
        var old = baseline("größer ☃", TODAY.minusDays(2), NOW.minusSeconds(60));
        var newest = baseline("größer ☃", TODAY, NOW);
        var other = baseline("b", TODAY.minusDays(3), NOW);
        writer.append(List.of(old, newest, other, baseline("b", TODAY.plusDays(1), NOW)));

        assertThat(find(TODAY.minusDays(3), NOW))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyInAnyOrder(newest, other);
        assertThat(find(TODAY.minusDays(2), NOW.minusSeconds(1)))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(old);
    }

    @Test
    void feedbackIsTheUsersLastWord() {
        var user = rows.user();
        var trend =
                rows.id(
                        "INSERT INTO trends (title, collection_id) VALUES ('t', '%s') RETURNING id"
                                .formatted(rows.run(NOW)));

        assertThat(feedback.put(user, trend, TrendFeedback.Verdict.USED, NOW)).isOne();
        assertThat(feedback.put(user, trend, TrendFeedback.Verdict.NOT_USEFUL, NOW.plusSeconds(1)))
                .isOne();
        assertThat(feedback.put(user, UUID.randomUUID(), TrendFeedback.Verdict.USED, NOW)).isZero();

        assertThat(feedback.find(user, trend))
                .hasValueSatisfying(
                        given -> {
                            assertThat(given.verdict()).isEqualTo(TrendFeedback.Verdict.NOT_USEFUL);
                            assertThat(given.givenAt()).isEqualTo(NOW.plusSeconds(1));
                        });
        assertThat(feedback.find(rows.user(), trend)).isEmpty();
    }

    private List<MetricBaseline> find(LocalDate since, Instant asOf) {
        return baselines.findNewest(MetricBaseline.Platform.REDDIT, "score", since, TODAY, asOf);
    }

    private static MetricBaseline baseline(String group, LocalDate windowEnd, Instant computedAt) {
        return new MetricBaseline(
                null,
                MetricBaseline.Platform.REDDIT,
                group,
                "score",
                windowEnd,
                28,
                100,
                1.0 / 3,
                0,
                Map.of("0.9", 0.1 + 0.2, "0.5", 1.0),
                computedAt);
    }
}
