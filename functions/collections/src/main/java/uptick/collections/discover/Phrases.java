package uptick.collections.discover;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

import uptick.value.TopicKey;

/// The phrases of one line of text that may be topics: words in a row, none of them left out, that neither begin nor end
/// with an empty word. Each as it is written there.
final class Phrases {

    private static final int MOST_WORDS = 5;
    private static final int MOST_TOKENS = 60;

    /* GPT-4, O'Neill and v3.14 are one word, as people see it. */
    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.'’-][\\p{L}\\p{M}\\p{N}]+)*");
    private static final Pattern BLANK = Pattern.compile("[ &]+");

    private static final Pattern FORM =
            Pattern.compile(
                    "^(?:Show|Ask|Tell|Launch) HN:?|[(\\[](?:pdf|video|audio|[0-9]{4})[)\\]]",
                    Pattern.CASE_INSENSITIVE);

    private Phrases() {}

    /// All of them, the words of a headline not being told from names.
    static List<TopicTerm> all(String text) {
        var line = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return phrases(line, tokens(line), (_, _) -> true);
    }

    /// Those that are names: words with capitals or digits in a row. A first word with no more than a first capital, and
    /// any such word of a headline that capitalises all, is a name only together with others.
    static List<TopicTerm> names(String text) {
        var line = FORM.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(" ");
        var tokens = tokens(line);
        var shouts =
                tokens.stream()
                        .filter(token -> !token.isNoEdge())
                        .allMatch(token -> token.isCapitalised() || token.isStrong());
        return phrases(
                line,
                tokens,
                (from, to) -> {
                    var words = tokens.subList(from, to + 1);
                    var named = words.stream().allMatch(Token::isPartOfName);
                    var alone = words.size() == 1 && !words.getFirst().isStrong();
                    return named
                            && words.stream().anyMatch(Token::isName)
                            && !(alone && (from == 0 || shouts));
                });
    }

    private static List<TopicTerm> phrases(
            String line, List<Token> tokens, BiPredicate<Integer, Integer> wanted) {
        var phrases = new ArrayList<TopicTerm>();
        for (var from = 0; from < tokens.size(); from++) {
            for (var to = from; to < Math.min(tokens.size(), from + MOST_WORDS); to++) {
                if (to > from && !follows(line, tokens.get(to - 1), tokens.get(to))) {
                    break;
                }
                if (!tokens.get(from).isNoEdge()
                        && !tokens.get(to).isNoEdge()
                        && wanted.test(from, to)) {
                    term(line, tokens.get(from), tokens.get(to)).ifPresent(phrases::add);
                }
            }
        }
        return List.copyOf(phrases);
    }

    private static Optional<TopicTerm> term(String line, Token first, Token last) {
        return TopicTerm.of(line.substring(first.from(), last.to()));
    }

    private static boolean follows(String line, Token before, Token after) {
        return BLANK.matcher(line.substring(before.to(), after.from())).matches();
    }

    private static List<Token> tokens(String line) {
        return TOKEN.matcher(line)
                .results()
                .limit(MOST_TOKENS)
                .map(found -> new Token(found.group(), found.start(), found.end()))
                .toList();
    }

    /* A word in its line. */
    private record Token(String text, int from, int to) {

        boolean isNoEdge() {
            return Words.isNoEdge(TopicKey.normalise(text));
        }

        boolean isCapitalised() {
            return Character.isUpperCase(text.codePointAt(0));
        }

        /* A capital within, or letters with digits: nobody writes an ordinary word so. */
        boolean isStrong() {
            var rest = text.substring(Character.charCount(text.codePointAt(0)));
            var letters = text.codePoints().anyMatch(Character::isLetter);
            return letters
                    && (rest.codePoints().anyMatch(Character::isUpperCase)
                            || text.codePoints().anyMatch(Character::isDigit));
        }

        boolean isName() {
            return isCapitalised() || isStrong();
        }

        /* iPhone 17, Python 3.14 */
        boolean isPartOfName() {
            return isName() || Character.isDigit(text.codePointAt(0));
        }
    }
}
