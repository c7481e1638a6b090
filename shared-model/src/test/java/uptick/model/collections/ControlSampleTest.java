package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class ControlSampleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private final ControlSampleWriter sample;
    private final TopicsEditor editor;
    private final Rows rows;

    ControlSampleTest(ControlSampleWriter sample, TopicsEditor editor, TestDatabase database) {
        this.sample = sample;
        this.editor = editor;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void thereAreTwentyTrackedTopicsAndAHundredOthers() {
        rows.execute("DELETE FROM topics");
        rows.execute(
                """
                INSERT INTO topics (topic_key, title, is_tracked, retired_at)
                SELECT 'topic ' || n, 'Topic', n <= 20, CASE WHEN n > 120 THEN now() END
                FROM generate_series(1, 130) AS n
                """);
    }

    @Test
    void hasAPlaceForSoManyTrackedTopics() {
        assertThat(sample.countPlaces(9)).isEqualTo(2);
        assertThat(sample.countPlaces(21)).isZero();

        sample.draw("seed", 2, NOW);
        assertThat(sample.countPlaces(9)).isZero();
        assertThat(sample.countPlaces(5)).isEqualTo(2);
        assertThat(sample.countPlaces(20)).as("there are more than it may have").isZero();
    }

    @Test
    void isDrawnOfThoseThatAreNeitherTrackedNorRetired() {
        assertThat(sample.draw("seed", 1000, NOW)).isEqualTo(100);
        assertThat(sample.draw("seed", 1000, NOW)).isZero();

        assertThat(
                        rows.texts(
                                "SELECT count(*) FROM topics WHERE is_control_sample AND NOT is_tracked AND retired_at IS NULL AND sampled_at = '"
                                        + NOW
                                        + "'"))
                .containsExactly("100");
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        var first = drawn("period 1");

        assertThat(drawn("period 1")).isEqualTo(first).hasSize(10);
        var places = new HashSet<Set<String>>();
        for (var period = 1; period <= 20; period++) {
            places.add(drawn("period " + period));
        }
        assertThat(places).hasSizeGreaterThan(10);
    }

    @Test
    void comesToEveryTopicInTime() {
        var drawn = new HashSet<String>();
        for (var period = 0; period < 200; period++) {
            drawn.addAll(drawn("period " + period));
        }

        assertThat(drawn).hasSize(100);
    }

    @Test
    void letsThoseGoThatWereDrawnLongAgo() {
        sample.draw("seed", 3, NOW);
        sample.draw("seed", 2, NOW.plusSeconds(1));

        assertThat(sample.letGo(NOW.minusSeconds(1))).isZero();
        assertThat(sample.letGo(NOW)).isEqualTo(3);
        assertThat(sampled()).hasSize(2);
        assertThat(sample.letGo(NOW.plusSeconds(1))).isEqualTo(2);
    }

    @Test
    void losesWhatAnEditorTracksOrRetires() {
        sample.draw("seed", 3, NOW);
        var ids = List.copyOf(sampled());

        editor.retire(rows.id("SELECT '" + ids.getFirst() + "'"), NOW);
        rows.texts("SELECT topic_key FROM topics WHERE id = '" + ids.get(1) + "'")
                .forEach(
                        key ->
                                editor.change(
                                        rows.id("SELECT '" + ids.get(1) + "'"),
                                        key,
                                        "Topic",
                                        List.of(),
                                        List.of(),
                                        null,
                                        null,
                                        true,
                                        0,
                                        null));

        assertThat(sampled()).containsExactly(ids.get(2));
        assertThat(rows.texts("SELECT id FROM topics WHERE sampled_at IS NOT NULL"))
                .containsExactly(ids.get(2));
    }

    private Set<String> drawn(String seed) {
        sample.letGo(NOW);
        sample.draw(seed, 10, NOW);
        return sampled();
    }

    private Set<String> sampled() {
        return new HashSet<>(rows.texts("SELECT id FROM topics WHERE is_control_sample"));
    }
}
