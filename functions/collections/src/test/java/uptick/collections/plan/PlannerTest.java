package uptick.collections.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.collections.plan.Candidate.Past;

class PlannerTest {

    private static final String API = "youtube.search";

    @ParameterizedTest
    @CsvSource({
        // hours, with news, runs, units, value
        "24, 9, 10, 1, 20",
        "24, 0, 10, 1, 2",
        "24, 0, 0, 1, 12",
        "24, 9, 10, 5, 4",
        "0, 9, 10, 1, 0",
        "0.5, 1, 1, 1, 0.333333333",
    })
    void valuesWhatIsStaleAndWasUsefulByTheUnit(
            double hours, int withNews, int runs, int units, double value) {
        var since = Duration.ofSeconds((long) (hours * 3600));

        assertThat(Worth.of(candidate(1, since, new Past(runs, withNews), units, 0, false)))
                .isCloseTo(value, within(1e-9));
    }

    @Test
    void valuesANewTopicAsOneThatNobodyLookedAtForAWeek() {
        assertThat(Worth.of(candidate(1, null, Past.NONE, 1, 0, false)))
                .isEqualTo(Worth.of(candidate(2, Duration.ofDays(7), Past.NONE, 1, 0, false)))
                .isEqualTo(84);
    }

    @Test
    void asksWhatTellsMostForAUnitFirst() {
        var useful = asked(1, 24, 10, 9);
        var useless = asked(2, 24, 10, 0);
        var dear = candidate(3, Duration.ofHours(24), new Past(10, 9), 20, 0, false);
        var isNew = candidate(4, null, Past.NONE, 1, 0, false);

        var plan = plan(100, useless, dear, useful, isNew);

        assertThat(plan.chosen()).containsExactly(isNew, useful, useless, dear);
        assertThat(plan.skipped()).isEmpty();
    }

    @Test
    void asksBeforeAllWhatAPersonSetAPriorityFor() {
        var high = candidate(1, Duration.ofMinutes(1), new Past(10, 0), 1, 5, false);
        var low = candidate(2, Duration.ofMinutes(1), new Past(10, 0), 1, 1, false);
        var none = asked(3, 1000, 10, 10);

        assertThat(plan(3, none, low, high).chosen()).containsExactly(high, low, none);
    }

    @Test
    void settlesTiesById() {
        var all = IntStream.of(3, 1, 2).mapToObj(id -> asked(id, 24, 10, 5)).toList();

        assertThat(Planner.plan(all, Map.of(API, left(2))).chosen())
                .extracting(candidate -> candidate.topicId().getLeastSignificantBits())
                .containsExactly(1L, 2L);
    }

    @Test
    void passesOverWhatNoLongerFitsAndAsksWhatDoes() {
        var first = candidate(1, Duration.ofHours(90), Past.NONE, 3, 1, false);
        var tooDear = candidate(2, Duration.ofHours(90), Past.NONE, 3, 0, false);
        var fits = candidate(3, Duration.ofHours(1), Past.NONE, 1, 0, false);

        var plan = plan(4, first, tooDear, fits);

        assertThat(plan.chosen()).containsExactly(first, fits);
        assertThat(plan.skipped()).extracting(Plan.Skipped::candidate).containsExactly(tooDear);
    }

    @Test
    void asksOneInTenOfTheControlSampleWhateverItIsWorth() {
        var tracked = IntStream.range(0, 50).mapToObj(id -> asked(100 + id, 48, 10, 10));
        var control =
                IntStream.range(0, 50)
                        .mapToObj(
                                id ->
                                        candidate(
                                                id,
                                                Duration.ofHours(id),
                                                new Past(10, id % 2 * 10),
                                                1,
                                                id,
                                                true))
                        .toList();

        var plan =
                Planner.plan(
                        Stream.concat(tracked, control.stream()).toList(), Map.of(API, left(35)));

        assertThat(plan.chosen())
                .filteredOn(Candidate::isControl)
                .as("the longest unasked")
                .containsExactly(control.get(49), control.get(48), control.get(47));
    }

    @Test
    void givesTheControlSampleWhatOthersLeaveAndTakesWhatItLeaves() {
        var tracked = asked(1, 1, 10, 0);
        var control =
                IntStream.range(10, 14)
                        .mapToObj(id -> candidate(id, Duration.ofHours(1), Past.NONE, 1, 0, true))
                        .toList();
        var many = IntStream.range(20, 60).mapToObj(id -> asked(id, 1, 10, 0)).toList();

        assertThat(
                        Planner.plan(
                                        Stream.concat(Stream.of(tracked), control.stream())
                                                .toList(),
                                        Map.of(API, left(3)))
                                .chosen())
                .containsExactly(tracked, control.get(0), control.get(1));
        assertThat(Planner.plan(many, Map.of(API, left(30))).chosen()).hasSize(30);
    }

    @Test
    void asksNothingOfAnApiWithoutALimit() {
        var candidate = asked(1, 24, 10, 5);

        var plan = Planner.plan(List.of(candidate), Map.of());

        assertThat(plan.chosen()).isEmpty();
        assertThat(plan.skipped())
                .containsExactly(
                        new Plan.Skipped(
                                candidate,
                                "youtube.search has no limit set, and is not asked without one."));
    }

    @Test
    void saysInWordsWhyItSkips() {
        var first = candidate(1, null, Past.NONE, 3, 9, false);

        assertThat(reasonBeside(first, asked(2, 2, 10, 0)))
                .isEqualTo(
                        "youtube.search has 3 of 100 units left today besides 20 that are kept for people, which go to questions that come first; this topic was asked 2 hours ago and gave nothing new in 10 runs.");
        assertThat(reasonBeside(first, asked(2, 72, 1, 1)))
                .endsWith(
                        "; this topic was asked 3 days ago and gave something new in 1 of 1 run.");
        assertThat(reasonBeside(first, candidate(2, Duration.ofSeconds(60), Past.NONE, 1, 0, true)))
                .endsWith(
                        ", of which the control sample gets a tenth; this topic was asked 1 minute ago.");
        assertThat(reasonBeside(first, candidate(2, null, Past.NONE, 5, 99, false)))
                .endsWith(", and this question costs 5; this topic was never asked there.");
        assertThat(
                        Planner.plan(List.of(first), Map.of(API, new Left(0, 1, 0)))
                                .skipped()
                                .getFirst()
                                .reason())
                .isEqualTo(
                        "youtube.search has 0 of 1 unit left today; this topic was never asked there.");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> candidate(1, null, new Past(1, 0), 1, 0, false))
                .hasMessageContaining("never asked");
        assertThatThrownBy(() -> candidate(1, null, Past.NONE, 0, 0, false))
                .hasMessageContaining("not 0");
        assertThatThrownBy(() -> candidate(1, Duration.ofSeconds(-1), Past.NONE, 1, 0, false))
                .hasMessageContaining("future");
        assertThatThrownBy(() -> new Past(1, 2)).hasMessageContaining("2 with news of 1");
        assertThatThrownBy(() -> new Left(-1, 1, 0)).hasMessageContaining("less than nothing");
        assertThatThrownBy(() -> plan(10, asked(1, 1, 1, 1), asked(1, 2, 1, 1)))
                .hasMessageContaining("asked twice");
    }

    private static String reasonBeside(Candidate first, Candidate skipped) {
        return Planner.plan(List.of(skipped, first), Map.of(API, new Left(3, 100, 20)))
                .skipped()
                .getFirst()
                .reason();
    }

    private static Plan plan(int units, Candidate... candidates) {
        return Planner.plan(List.of(candidates), Map.of(API, left(units)));
    }

    private static Left left(int units) {
        return new Left(units, 100, 0);
    }

    private static Candidate asked(int id, int hoursAgo, int runs, int withNews) {
        return candidate(id, Duration.ofHours(hoursAgo), new Past(runs, withNews), 1, 0, false);
    }

    private static Candidate candidate(
            int id,
            @Nullable Duration sinceAsked,
            Past past,
            int units,
            int priority,
            boolean isControl) {
        return new Candidate(
                new UUID(0, id), API, "search.list", units, sinceAsked, past, priority, isControl);
    }
}
