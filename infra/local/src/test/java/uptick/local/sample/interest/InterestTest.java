package uptick.local.sample.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import uptick.collections.plan.TopicMatcher;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.snapshot.ChartedVideo;
import uptick.local.sample.topic.NormalText;
import uptick.local.sample.topic.SampleTopic;

class InterestTest {

    private static final int DAYS = 220;
    private static final SampleWorld WORLD =
            SampleWorld.endingAt(Instant.parse("2026-03-10T12:00:00Z"));

    private final Interest interest = with(Seed.SAMPLE_WORLD);
    private final ViewGrowth growth = new ViewGrowth(WORLD.videos(), WORLD.calendar());

    @Test
    void isTheSameToTheByteForTheSameSeedAndAnotherForAnother() {
        assertThat(bytes(with(Seed.SAMPLE_WORLD))).isEqualTo(bytes(interest));
        assertThat(bytes(with(new Seed("another world")))).isNotEqualTo(bytes(interest));
    }

    @Test
    void isAboveItsMedianOnTheDayOnWhichYoutubeRoseMost() {
        for (SampleTopic topic : interest.topics()) {
            double[] views = growth.of(topic);
            double greatest = Arrays.stream(views).max().orElseThrow();
            var rose = 0;
            for (int day = 0; day < views.length; day++) {
                if (views[day] == greatest) {
                    rose++;
                    assertThat(interest.people(topic, latestDay().minusDays(views.length - day)))
                            .as(topic.title())
                            .isGreaterThan(median(topic));
                }
            }
            assertThat(rose).as(topic.title()).isPositive();
            assertThat(greatest).as(topic.title()).isPositive();
        }
    }

    @Test
    void isNeverNegativeAndAlwaysSomebodys() {
        assertThat(days())
                .allSatisfy(
                        day ->
                                assertThat(interest.topics())
                                        .allMatch(topic -> interest.people(topic, day) > 100));
    }

    @Test
    void isQuietBeforeTheFirstRecordedMorning() {
        var firstMorning = latestDay().minusDays(WORLD.calendar().length() - 1L);
        for (SampleTopic topic : interest.topics()) {
            var before =
                    days().stream()
                            .filter(day -> day.isBefore(firstMorning))
                            .map(day -> interest.people(topic, day))
                            .toList();

            assertThat(before).as(topic.title()).hasSizeGreaterThanOrEqualTo(180);
            assertThat(before)
                    .as(topic.title())
                    .allMatch(
                            people ->
                                    people
                                            < 2.04
                                                    * before.stream()
                                                            .mapToDouble(p -> p)
                                                            .min()
                                                            .orElseThrow());
        }
    }

    @Test
    void hasARhythmOfWeeks() {
        var swings =
                interest.topics().stream()
                        .map(topic -> Math.abs(mean(topic, 6) / mean(topic, 3) - 1))
                        .toList();

        assertThat(swings).filteredOn(swing -> swing > 0.05).hasSizeGreaterThan(swings.size() / 3);
    }

    @Test
    void takesAVideoForATopicsWhereTheProductDoes() {
        var matcher = new TopicMatcher<SampleTopic>();
        interest.topics().forEach(topic -> matcher.lookFor(topic, topic.title(), topic.aliases()));
        var phrases =
                interest.topics().stream()
                        .collect(Collectors.toMap(topic -> topic, SampleTopic::phrases));
        for (ChartedVideo video : videos()) {
            var text = NormalText.of(video.title(), video.tags());

            assertThat(
                            interest.topics().stream()
                                    .filter(
                                            topic ->
                                                    text.mentions(
                                                            Objects.requireNonNull(
                                                                    phrases.get(topic)))))
                    .as(video.title())
                    .containsExactlyElementsOf(matcher.match(video.title(), video.tags()));
        }
    }

    @Test
    void findsATopicByAnyOfItsNames() {
        assertThat(interest.meantBy("THE LAST JEDI!"))
                .hasValueSatisfying(
                        topic -> assertThat(topic.title()).isEqualTo("Star Wars: The Last Jedi"));
        assertThat(interest.meantBy("nobody ever heard of it")).isEmpty();
    }

    private static Interest with(Seed seed) {
        return new Interest(WORLD.topics(), WORLD.videos(), WORLD.calendar(), seed);
    }

    private static Collection<ChartedVideo> videos() {
        return WORLD.snapshots().days().stream()
                .flatMap(day -> day.videos().stream())
                .collect(Collectors.toMap(ChartedVideo::id, video -> video, (first, _) -> first))
                .values();
    }

    private LocalDate latestDay() {
        return interest.latestDay();
    }

    private List<LocalDate> days() {
        return latestDay().minusDays(DAYS).datesUntil(latestDay().plusDays(2)).toList();
    }

    private String bytes(Interest of) {
        return of.topics().stream()
                .map(
                        topic ->
                                days().stream()
                                        .map(day -> Double.toHexString(of.people(topic, day)))
                                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private double median(SampleTopic topic) {
        double[] sorted = days().stream().mapToDouble(people(topic)).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private double mean(SampleTopic topic, int dayOfWeek) {
        return days().stream()
                .filter(day -> day.getDayOfWeek().getValue() == dayOfWeek)
                .mapToDouble(people(topic))
                .average()
                .orElseThrow();
    }

    private ToDoubleFunction<LocalDate> people(SampleTopic topic) {
        return day -> interest.people(topic, day);
    }
}
