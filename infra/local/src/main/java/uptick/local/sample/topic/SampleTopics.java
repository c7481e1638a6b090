package uptick.local.sample.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/// Reads `sample/topics.json`.
public final class SampleTopics {

    private static final String RESOURCE = "/sample/topics.json";

    private SampleTopics() {}

    /// The topics, in the file's order.
    public static List<SampleTopic> load() {
        try (InputStream text = SampleTopics.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            try (var parser = new JsonFactory().createParser(text)) {
                List<SampleTopic> topics = new ArrayList<>();
                for (JsonNode topic : JsonNodeTreeCodec.getInstance().readTree(parser).values()) {
                    topics.add(topic(topic));
                }
                return List.copyOf(topics);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleTopic topic(JsonNode topic) {
        List<String> aliases = new ArrayList<>();
        member(topic, "aliases").values().forEach(alias -> aliases.add(alias.getStringValue()));
        return new SampleTopic(
                member(topic, "title").getStringValue(),
                aliases,
                member(topic, "language").getStringValue(),
                member(topic, "region").getStringValue(),
                member(topic, "priority").getIntValue(),
                member(topic, "subreddit").getStringValue(),
                optional(topic, "article"),
                optional(topic, "domain"));
    }

    private static @Nullable String optional(JsonNode topic, String name) {
        var member = topic.get(name);
        return member == null ? null : member.getStringValue();
    }

    private static JsonNode member(JsonNode topic, String name) {
        var member = topic.get(name);
        if (member == null) {
            throw new IllegalStateException("a topic without " + name + " in " + RESOURCE);
        }
        return member;
    }
}
