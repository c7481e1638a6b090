package uptick.collections.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;
import uptick.model.collections.ListedTopic;
import uptick.value.TopicKey;

/// What a topic is to be, with its names in their normal form.
///
/// @param aliases without those that say the same as the title or one another
/// @param wantedSources null for every source that is on
record WantedTopic(
        TopicKey key,
        String title,
        List<String> aliases,
        List<String> aliasKeys,
        @Nullable String language,
        @Nullable String region,
        int priority,
        boolean isTracked,
        @Nullable List<String> wantedSources) {

    /* As wide as the column: some characters are many in the normal form. */
    private static final int LONGEST_KEY = 500;

    /// Reads what an editor wrote; empty texts and lists stand for any and for all.
    ///
    /// @throws uptick.edge.problem.ProblemException where a name has neither letter nor digit, or too many of them
    static WantedTopic of(
            String title,
            List<String> aliases,
            @Nullable String language,
            @Nullable String region,
            int priority,
            boolean isTracked,
            @Nullable List<String> wantedSources) {
        var key = normalised("title", title);
        var byKey = new LinkedHashMap<String, String>();
        for (var alias : aliases) {
            byKey.putIfAbsent(normalised("aliases", alias), alias.strip());
        }
        byKey.remove(key);
        return new WantedTopic(
                new TopicKey(key),
                title.strip(),
                List.copyOf(byKey.values()),
                byKey.keySet().stream().sorted().toList(),
                blankToNull(language),
                blankToNull(region),
                priority,
                isTracked,
                wantedSources == null || wantedSources.isEmpty()
                        ? null
                        : wantedSources.stream().distinct().sorted().toList());
    }

    /// Title and aliases in their normal form.
    List<String> keys() {
        return Stream.concat(Stream.of(key.value()), aliasKeys.stream()).toList();
    }

    /// The names of what would change, as they are called in requests.
    List<String> changes(ListedTopic topic) {
        var changes = new ArrayList<String>();
        compare("title", title, topic.title(), changes);
        compare("aliases", aliases, topic.aliases(), changes);
        compare("language", language, topic.language(), changes);
        compare("region", region, topic.region(), changes);
        compare("priority", priority, topic.priority(), changes);
        compare("is_tracked", isTracked, topic.isTracked(), changes);
        compare("wanted_sources", wantedSources, topic.wantedSources(), changes);
        return changes;
    }

    private static void compare(
            String name, @Nullable Object wanted, @Nullable Object present, List<String> changes) {
        if (!Objects.equals(wanted, present)) {
            changes.add(name);
        }
    }

    private static String normalised(String field, String text) {
        var key = TopicKey.normalise(text);
        if (key.isEmpty()) {
            throw Problems.invalid(field, "must have a letter or a digit");
        }
        if (key.length() > LONGEST_KEY) {
            throw Problems.invalid(field, "is too long");
        }
        return key;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
