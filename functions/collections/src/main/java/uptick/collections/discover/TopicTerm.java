package uptick.collections.discover;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import uptick.value.TopicKey;

/// A term that may be a topic: it names something, is no list, no date and no number, and is short enough for texts to be
/// found by it.
///
/// @param key the title normalised
/// @param title as people write it, in one line
public record TopicTerm(String key, String title) implements Comparable<TopicTerm> {

    /// The most words of a term.
    public static final int MOST_WORDS = 8;

    private static final int SHORTEST_KEY = 2;
    private static final int LONGEST = 100;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Z}]+");
    private static final Pattern SPACE = Pattern.compile(" ");

    /* Pages that collect others, such as English Wikipedia has them. */
    private static final Pattern COLLECTION =
            Pattern.compile(
                    "(lists?|index|outline|glossary|timeline|bibliography) of .*"
                            + "|(deaths|births) in .*|(19|20)[0-9]{2} (in|deaths|births)\\b.*"
                            + "|.* (discography|filmography|disambiguation)|main page|wikipedia|special .*|[a-z0-9]+ php");

    /// The term that a text is; empty where it is none. Never throws.
    public static Optional<TopicTerm> of(String text) {
        if (text.length() > 10 * LONGEST) {
            return Optional.empty();
        }
        var title = INVISIBLE.matcher(text).replaceAll(" ").strip();
        var key = TopicKey.normalise(title);
        if (title.length() > LONGEST
                || key.length() < SHORTEST_KEY
                || key.length() > LONGEST
                || COLLECTION.matcher(key).matches()) {
            return Optional.empty();
        }
        var words = SPACE.split(key);
        return words.length > MOST_WORDS || Arrays.stream(words).allMatch(Words::isEmpty)
                ? Optional.empty()
                : Optional.of(new TopicTerm(key, title));
    }

    /// How many words it has.
    int words() {
        return SPACE.split(key).length;
    }

    @Override
    public int compareTo(TopicTerm other) {
        var byKey = key.compareTo(other.key);
        return byKey == 0 ? title.compareTo(other.title) : byKey;
    }
}
