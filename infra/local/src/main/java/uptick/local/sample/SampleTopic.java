package uptick.local.sample;

import java.util.List;

/// A topic that the sample world's videos were about.
///
/// @param aliases other phrases that mean it, as people write them
/// @param language BCP 47 tag
/// @param region ISO 3166-1 alpha-2 code
/// @param priority the higher, the earlier where quota does not suffice for all
public record SampleTopic(
        String title, List<String> aliases, String language, String region, int priority) {

    public SampleTopic {
        aliases = List.copyOf(aliases);
        if (title.isBlank()) {
            throw new IllegalArgumentException("a topic without a title");
        }
    }
}
