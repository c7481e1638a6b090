package uptick.local.sample.topic;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import uptick.value.TopicKey;

/// A topic that the sample world's videos were about.
///
/// @param aliases other phrases that mean it, as people write them
/// @param language BCP 47 tag
/// @param region ISO 3166-1 alpha-2 code
/// @param priority the higher, the earlier where quota does not suffice for all
/// @param subreddit where on Reddit most is said about it
/// @param article its title on Wikipedia, with underscores; null where there is no such article
/// @param domain its site, null where it has none
public record SampleTopic(
        String title,
        List<String> aliases,
        String language,
        String region,
        int priority,
        String subreddit,
        @Nullable String article,
        @Nullable String domain) {

    public SampleTopic {
        aliases = List.copyOf(aliases);
        if (title.isBlank()) {
            throw new IllegalArgumentException("a topic without a title");
        }
    }

    /// Title and aliases in their normal form.
    public List<String> phrases() {
        return Stream.concat(Stream.of(title), aliases.stream()).map(TopicKey::normalise).toList();
    }
}
