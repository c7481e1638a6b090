package uptick.local.sample.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import uptick.local.sample.snapshot.ChartedVideo;
import uptick.local.sample.snapshot.TrendingSnapshots;
import uptick.value.TopicKey;

class SampleTopicsTest {

    /// A video's texts in their normal form, the title with a space on either side.
    private record Texts(String id, String title, Set<String> tags) {

        static Texts of(ChartedVideo video) {
            return new Texts(
                    video.id(),
                    " " + TopicKey.normalise(video.title()) + " ",
                    video.tags().stream().map(TopicKey::normalise).collect(Collectors.toSet()));
        }

        boolean mention(SampleTopic topic) {
            return Stream.concat(Stream.of(topic.title()), topic.aliases().stream())
                    .map(TopicKey::normalise)
                    .anyMatch(
                            phrase -> title.contains(" " + phrase + " ") || tags.contains(phrase));
        }
    }

    private static final List<List<Texts>> DAYS =
            TrendingSnapshots.load().days().stream()
                    .map(day -> day.videos().stream().map(Texts::of).toList())
                    .toList();

    private final List<SampleTopic> topics = SampleTopics.load();

    @Test
    void hasAboutFortyTopicsEachOnce() {
        assertThat(topics)
                .hasSize(43)
                .extracting(topic -> TopicKey.of(topic.title()))
                .doesNotHaveDuplicates();
        assertThat(topics).allMatch(topic -> topic.language().equals("en"));
        assertThat(topics).allMatch(topic -> topic.region().equals("GB"));
    }

    @Test
    void eachTopicIsFoundInThreeVideosAndOnFiveDaysAtLeast() {
        for (SampleTopic topic : topics) {
            var videos =
                    DAYS.stream()
                            .flatMap(List::stream)
                            .filter(video -> video.mention(topic))
                            .map(Texts::id)
                            .collect(Collectors.toSet());

            assertThat(videos).as(topic.title()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(daysFound(topic)).as(topic.title()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void someComeAndGoAndSomeStay() {
        var daysFound = topics.stream().map(SampleTopicsTest::daysFound).toList();

        assertThat(daysFound).filteredOn(days -> days <= 10).hasSizeGreaterThanOrEqualTo(4);
        assertThat(daysFound).filteredOn(days -> days >= 35).hasSizeGreaterThanOrEqualTo(4);
    }

    private static long daysFound(SampleTopic topic) {
        return DAYS.stream()
                .filter(day -> day.stream().anyMatch(video -> video.mention(topic)))
                .count();
    }
}
