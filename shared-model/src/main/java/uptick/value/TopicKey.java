package uptick.value;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What makes two titles the same topic: NFKC, lower case, every run of characters that are neither
/// letters, marks nor digits turned into one space, no space at the ends.
///
/// "iPhone X: Launch!" and "iphone x launch" are one topic. The empty key is refused, for it would
/// make every title of punctuation alone the same topic.
///
/// @param value the normalised text, never empty
public record TopicKey(String value) {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /// Takes a text that is normalised already, as rows hold it.
    ///
    /// @throws IllegalArgumentException where the text is empty or not normalised
    public TopicKey {
        if (value.isEmpty() || !value.equals(normalise(value))) {
            throw new IllegalArgumentException("not a normalised topic key: '" + value + "'");
        }
    }

    /// The key of a title as people write it.
    ///
    /// @throws IllegalArgumentException where the title has neither letter nor digit
    public static TopicKey of(String title) {
        return new TopicKey(normalise(title));
    }

    /// The normal form of any text, possibly empty: what keys, aliases and the texts that they are
    /// looked for in are compared by.
    public static String normalise(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        // Lower case can take a composed letter apart (İ), hence the second pass.
        return SEPARATORS
                .matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
    }

    /// The normal forms of aliases, each once and in order; one without letter or digit has none.
    public static List<String> ofAll(Collection<String> aliases) {
        return aliases.stream()
                .map(TopicKey::normalise)
                .filter(key -> !key.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
