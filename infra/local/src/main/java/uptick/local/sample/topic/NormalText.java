package uptick.local.sample.topic;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import uptick.value.TopicKey;

/// A text and its tags in their normal form.
///
/// @param padded the text with a blank on either side
public record NormalText(String padded, Set<String> tags) {

    public NormalText {
        tags = Set.copyOf(tags);
    }

    /// The normal form of what people wrote.
    public static NormalText of(String text, Collection<String> tags) {
        return new NormalText(
                " " + TopicKey.normalise(text) + " ",
                tags.stream().map(TopicKey::normalise).collect(Collectors.toSet()));
    }

    /// Whether one of a topic's phrases stands in the text as whole words, or is one of the tags.
    public boolean mentions(Collection<String> phrases) {
        return phrases.stream()
                .anyMatch(phrase -> padded.contains(" " + phrase + " ") || tags.contains(phrase));
    }
}
