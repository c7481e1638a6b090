package uptick.collections.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import uptick.value.TopicKey;

/// Says which texts are about which topic: a topic is found where its title or one of its aliases, normalised,
/// stands in the normalised text as whole words, or equals one of its tags.
///
/// "iphone" is not found in "iphones", "it" not in "with". Both sides are normalised as [TopicKey] does.
///
/// @param <T> what identifies a topic
public final class TopicMatcher<T> {

    private final Map<T, Set<String>> phrases = new LinkedHashMap<>();

    /// Looks for a topic under its title and aliases; an alias without letter or digit is never found.
    public void lookFor(T topic, String title, List<String> aliases) {
        var normalised = new LinkedHashSet<String>();
        normalised.add(TopicKey.normalise(title));
        aliases.forEach(alias -> normalised.add(TopicKey.normalise(alias)));
        normalised.remove("");
        phrases.put(topic, normalised);
    }

    /// The topics that a text is about, in the order in which they are looked for.
    public List<T> match(String text, List<String> tags) {
        var padded = " " + TopicKey.normalise(text) + " ";
        var normalisedTags = new LinkedHashSet<String>();
        tags.forEach(tag -> normalisedTags.add(TopicKey.normalise(tag)));
        var found = new ArrayList<T>();
        phrases.forEach(
                (topic, sought) -> {
                    if (sought.stream()
                            .anyMatch(
                                    phrase ->
                                            normalisedTags.contains(phrase)
                                                    || padded.contains(" " + phrase + " "))) {
                        found.add(topic);
                    }
                });
        return List.copyOf(found);
    }
}
