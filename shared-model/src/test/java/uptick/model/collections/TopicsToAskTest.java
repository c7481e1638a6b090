package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class TopicsToAskTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TopicsToAsk topics;
    private final Topics all;
    private final Rows rows;

    TopicsToAskTest(TopicsToAsk topics, Topics all, TestDatabase database) {
        this.topics = topics;
        this.all = all;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void thereIsNoTopic() {
        rows.execute("DELETE FROM topics");
    }

    @Test
    void areThoseThatAreTrackedAndTheSampleWhereTheyAreWantedOfTheSource() {
        var tracked = topic("is_tracked", 3);
        var sampled = topic("is_control_sample", 0);
        topic("NOT is_tracked", 0);
        rows.execute(
                "UPDATE topics SET wanted_sources = '{youtube}' WHERE id = '%s'"
                        .formatted(topic("is_tracked", 9)));

        assertThat(topics.findOfSource("reddit", 10, 100))
                .containsExactlyInAnyOrder(
                        new TopicToAsk(tracked, 3, false, null, 0, 0),
                        new TopicToAsk(sampled, 0, true, null, 0, 0));
        assertThat(topics.findOfSource("youtube", 10, 100)).hasSize(3);
        assertThat(topics.findOfSource("youtube", 10, 1))
                .extracting(TopicToAsk::priority)
                .containsExactlyInAnyOrder(9, 0);
    }

    @Test
    void knowWhatTheirLatestAnswersBrought() {
        var topic = topic("is_tracked", 0);
        answer(topic, "reddit", 1, true);
        answer(topic, "reddit", 2, true);
        answer(topic, "reddit", 3, false);
        answer(topic, "reddit", 4, true);
        answer(topic, "reddit", 5, null);
        answer(topic, "youtube", 6, true);

        assertThat(topics.findOfSource("reddit", 3, 10))
                .containsExactly(new TopicToAsk(topic, 0, false, NOON.plusSeconds(4), 3, 2));
        assertThat(topics.findByIds("reddit", List.of(topic.toString()), 10))
                .containsExactly(new TopicToAsk(topic, 0, false, NOON.plusSeconds(4), 4, 3));
        assertThat(topics.findByIds("wikipedia", List.of(topic.toString()), 10))
                .containsExactly(new TopicToAsk(topic, 0, false, null, 0, 0));
    }

    @Test
    void areThoseThatANameStandsForWhateverTheyAre() {
        var retired = topic("NOT is_tracked", 0);
        topic("is_tracked", 0);

        assertThat(
                        topics.findByIds(
                                "reddit",
                                List.of(retired.toString(), new UUID(0, 1).toString()),
                                10))
                .extracting(TopicToAsk::id)
                .containsExactly(retired);
    }

    @Test
    void areLookedForInAChartWithATenthOfTheSample() {
        for (var number = 0; number < 30; number++) {
            topic("is_tracked", 1);
        }
        for (var number = 0; number < 30; number++) {
            topic("is_control_sample", 0);
        }

        assertThat(all.findToAsk("youtube", 20))
                .extracting(Topic::isTracked)
                .hasSize(20)
                .filteredOn(isTracked -> !isTracked)
                .hasSize(2);
        assertThat(all.findToAsk("youtube", 60)).hasSize(60);
    }

    private UUID topic(String state, int priority) {
        var id = rows.topic();
        rows.execute(
                """
                UPDATE topics
                SET is_tracked = %1$b,
                    is_control_sample = %2$b,
                    sampled_at = CASE WHEN %2$b THEN now() END,
                    priority = %3$d
                WHERE id = '%4$s'
                """
                        .formatted(
                                state.equals("is_tracked"),
                                state.equals("is_control_sample"),
                                priority,
                                id));
        return id;
    }

    private void answer(UUID topic, String source, int second, @Nullable Boolean isNews) {
        var at = NOON.plusSeconds(second);
        rows.execute(
                """
                INSERT INTO observations (collection_id, topic_id, source, observed_at, state, reason, recorded_at, is_news)
                VALUES ('%s', '%s', '%s', '%4$s', 'empty', 'Because.', '%4$s', %5$s)
                """
                        .formatted(rows.run(at), topic, source, at, isNews));
    }
}
