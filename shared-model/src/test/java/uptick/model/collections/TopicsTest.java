package uptick.model.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class TopicsTest {

    private final Topics topics;
    private final TopicsWriter writer;

    TopicsTest(Topics topics, TopicsWriter writer) {
        this.topics = topics;
        this.writer = writer;
    }

    @Test
    void keepTheirAliasesAndWhatPeopleChangedInThem() {
        var aliases = List.of("größer, ☃", "{\"quoted\" \\ NULL}", "NULL", "");
        var first = topic("iphone x", "iPhone X", aliases, "en", "GB", true, 5);
        var second = topic("eurovision", "Eurovision", List.of(), null, null, true, 9);
        writer.addMissing(
                List.of(first, second, topic("quiet", "Quiet", List.of(), null, null, false, 99)));

        writer.addMissing(
                List.of(topic("iphone x", "Another title", List.of(), "de", "DE", false, 0)));

        assertThat(topics.findTracked(10))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(second, first);
        assertThat(topics.findTracked(1)).extracting(Topic::topicKey).containsExactly("eurovision");
    }

    private static Topic topic(
            String key,
            String title,
            List<String> aliases,
            @Nullable String language,
            @Nullable String region,
            boolean tracked,
            int priority) {
        return new Topic(null, key, title, aliases, language, region, tracked, priority, null);
    }
}
