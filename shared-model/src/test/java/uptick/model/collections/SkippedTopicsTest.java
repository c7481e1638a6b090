package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class SkippedTopicsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID FIRST = new UUID(0, 0);

    private final SkippedTopics skipped;
    private final ObservationsWriter observations;
    private final Rows rows;

    SkippedTopicsTest(
            SkippedTopics skipped, ObservationsWriter observations, TestDatabase database) {
        this.skipped = skipped;
        this.observations = observations;
        this.rows = new Rows(database);
    }

    @Test
    void areGivenPageByPageEachOnce() {
        var run = rows.run(NOON);
        var topics = List.of(rows.topic(), rows.topic(), rows.topic());
        skip(run, "wikipedia", ObservationState.NOT_ASKED, topics);
        skip(run, "reddit", ObservationState.QUOTA, topics);
        skip(run, "youtube", ObservationState.BLOCKED, topics);
        skip(rows.run(NOON), "reddit", ObservationState.QUOTA, topics);

        var pages = new ArrayList<SkippedTopic>();
        var page = skipped.findAfter(run, "", FIRST, 2);
        while (!page.isEmpty()) {
            pages.addAll(page);
            page = skipped.findAfter(run, page.getLast().source(), page.getLast().topicId(), 2);
        }

        assertThat(pages)
                .extracting(each -> each.source() + " " + each.state() + " " + each.reason())
                .containsExactly(
                        "reddit quota Because.",
                        "reddit quota Because.",
                        "reddit quota Because.",
                        "wikipedia not_asked Because.",
                        "wikipedia not_asked Because.",
                        "wikipedia not_asked Because.");
        assertThat(pages).extracting(SkippedTopic::topicId).startsWith(topics.toArray(UUID[]::new));
        assertThat(skipped.findOfSourceAfter(run, "wikipedia", topics.getFirst(), 9))
                .extracting(SkippedTopic::topicId)
                .containsExactly(topics.get(1), topics.get(2));
        assertThat(skipped.findOfSourceAfter(run, "youtube", FIRST, 9)).isEmpty();
    }

    private void skip(UUID run, String source, ObservationState state, List<UUID> topics) {
        observations.appendSkipped(
                run,
                source,
                state,
                topics.stream().map(UUID::toString).toList(),
                topics.stream().map(_ -> "Because.").toList(),
                NOON);
    }
}
