package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.lambda.RecordedEvents;

/// Messages of the queue as SQS delivers them: twice, out of order, too many, and poison.
class WorkSlicesHandlerTest {

    private static final String NUDGE =
            "{\"collection_id\":\"00000000-0000-7000-8000-000000000001\"}";
    private static final String ALL_DONE = "{\"batchItemFailures\":[]}";

    private final Collecting collecting = Collecting.startPaged();

    @BeforeEach
    void twoSlicesWait() {
        collecting.limit("hacker_news", 1000);
        collecting
                .rows()
                .execute(
                        "INSERT INTO source_states (source, is_enabled) VALUES ('youtube', false)");
        collecting.track("One", "Two", "Three", "Four");
        collecting.youtube().answer(_ -> new ScriptedYoutube.Answer(200, _ -> "some"));
        collecting.start(Collecting.MORNING);
    }

    @AfterEach
    void stop() {
        collecting.close();
    }

    @Test
    void worksOnASliceForEachMessageWhicheverRunItNames() throws IOException {
        assertThat(handle(batch(NUDGE, 1))).isEqualTo(ALL_DONE);
        assertThat(finished()).isEqualTo("1");
        assertThat(handle(batch(NUDGE, 5))).isEqualTo(ALL_DONE);

        assertThat(finished()).isEqualTo("2");
        assertThat(collecting.youtube().queries()).hasSize(4).doesNotHaveDuplicates();
        assertThat(collecting.rows().one("SELECT status FROM data_collections"))
                .isEqualTo("completed");
    }

    @Test
    void reportsExactlyThePoison() throws IOException {
        SequencedMap<String, String> bodies = new LinkedHashMap<>();
        bodies.put("poison", "Test message.");
        bodies.put("good", NUDGE);
        bodies.put("list", "[]");
        bodies.put("nobody", "{\"collection_id\":null}");
        bodies.put("no id", "{\"collection_id\":\"7\"}");
        bodies.put("also good", NUDGE);

        assertThat(handle(RecordedEvents.messages("slices", bodies)))
                .isEqualTo(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"poison\"},{\"itemIdentifier\":\"list\"},"
                                + "{\"itemIdentifier\":\"nobody\"},{\"itemIdentifier\":\"no id\"}]}");
        assertThat(finished()).isEqualTo("2");
    }

    @Test
    void reportsAMessageWhoseSliceCouldNotBeWorkedOn() throws IOException {
        collecting.loseDatabase();

        assertThat(handle(batch(NUDGE, 1)))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");

        collecting.recoverDatabase();
        assertThat(handle(batch(NUDGE, 2))).isEqualTo(ALL_DONE);
        assertThat(finished()).isEqualTo("2");
    }

    @Test
    void refusesAnEventThatIsNone() {
        assertThatThrownBy(() -> handle("{}")).hasMessageContaining("carries records");
    }

    private static String batch(String body, int messages) {
        SequencedMap<String, String> bodies = new LinkedHashMap<>();
        Collections.nCopies(messages, body)
                .forEach(each -> bodies.put(Integer.toString(bodies.size() + 1), each));
        return RecordedEvents.messages("slices", bodies);
    }

    private String handle(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        new WorkSlicesHandler(collecting.context())
                .handleRequest(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                        answer,
                        new TimeLeft(Duration.ofMinutes(8)));
        return answer.toString(StandardCharsets.UTF_8);
    }

    private String finished() {
        return collecting
                .rows()
                .one(
                        "SELECT count(*) FROM collection_sources WHERE source = 'hacker_news' AND finished_at IS NOT NULL");
    }
}
