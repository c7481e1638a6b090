package uptick.collections.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import uptick.value.TopicKey;

class TopicMatcherTest {

    private final TopicMatcher<String> matcher = new TopicMatcher<>();

    @Nested
    class Finds {

        @Test
        void aTitleWhateverItsCaseAndPunctuation() {
            matcher.lookFor("iphone", "iPhone X", List.of());

            assertThat(match("The new IPHONE-X: hands on!")).containsExactly("iphone");
            assertThat(match("iphone x")).containsExactly("iphone");
            assertThat(match("“iPhone X”")).containsExactly("iphone");
        }

        @Test
        void anAlias() {
            matcher.lookFor("jedi", "The Last Jedi", List.of("Star Wars 8", "Episode VIII"));

            assertThat(match("Star Wars: 8 things you missed")).containsExactly("jedi");
            assertThat(match("Why Episode VIII works")).containsExactly("jedi");
        }

        @Test
        void aTagThatIsThePhraseButNotOneThatHoldsIt() {
            matcher.lookFor("bitcoin", "Bitcoin", List.of());

            assertThat(matcher.match("Money", List.of("news", "BITCOIN")))
                    .containsExactly("bitcoin");
            assertThat(matcher.match("Money", List.of("bitcoin price today"))).isEmpty();
        }

        @Test
        void accentsHoweverTheyAreComposed() {
            matcher.lookFor("beyonce", "Beyonc\u00e9", List.of());

            assertThat(match("Beyonce\u0301 live")).containsExactly("beyonce");
            assertThat(match("Beyonce live")).isEmpty();
        }

        @Test
        void everyTopicOfATextInTheOrderInWhichTheyAreLookedFor() {
            matcher.lookFor("trailer", "trailer", List.of());
            matcher.lookFor("marvel", "Marvel", List.of());
            matcher.lookFor("dc", "DC", List.of());

            assertThat(match("Marvel's new trailer")).containsExactly("trailer", "marvel");
        }
    }

    @Nested
    class DoesNotFind {

        @Test
        void aPhraseInsideOfAWord() {
            matcher.lookFor("it", "It", List.of());
            matcher.lookFor("iphone", "iPhone", List.of());

            assertThat(match("with iphones")).isEmpty();
        }

        @Test
        void wordsThatStandApart() {
            matcher.lookFor("jedi", "Last Jedi", List.of());

            assertThat(match("the last of the jedi")).isEmpty();
        }

        @Test
        void anAliasWithoutLetterOrDigit() {
            matcher.lookFor("odd", "Odd", List.of("!!!", "", "   "));

            assertThat(matcher.match("!!!", List.of("", "!!!"))).isEmpty();
            assertThat(match("")).isEmpty();
        }
    }

    @Nested
    class OnRandomTexts {

        /* Few words and few letters, so that hits, near hits and overlaps are common. */
        private static final List<String> WORDS =
                List.of("a", "aa", "ab", "A", "b", "É", "e\u0301", "ß", "İ", "٣", "x-1", "'", "—");

        private final Random random = new Random(11);

        @Test
        void findsWhatAListOfWordsContains() {
            for (var i = 0; i < 20_000; i++) {
                var title = phrase(1, 3);
                var text = phrase(0, 6);
                if (TopicKey.normalise(title).isEmpty()) {
                    continue;
                }
                var one = new TopicMatcher<String>();
                one.lookFor("topic", title, List.of());

                assertThat(one.match(text, List.of()).isEmpty())
                        .as("'%s' in '%s'", title, text)
                        .isEqualTo(Collections.indexOfSubList(words(text), words(title)) < 0);
            }
        }

        @Test
        void findsATopicInItsOwnTitleAmongAnyOthers() {
            for (var i = 0; i < 5_000; i++) {
                var title = "t" + phrase(1, 3);
                var one = new TopicMatcher<String>();
                one.lookFor("topic", title, List.of());

                assertThat(one.match(phrase(0, 3) + " " + title + " " + phrase(0, 3), List.of()))
                        .as(title)
                        .containsExactly("topic");
                assertThat(one.match("", List.of(title))).as(title).containsExactly("topic");
            }
        }

        private String phrase(int fewest, int most) {
            return String.join(
                    " ",
                    IntStream.range(0, random.nextInt(fewest, most + 1))
                            .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                            .toList());
        }

        private static List<String> words(String text) {
            var words = new ArrayList<>(List.of(TopicKey.normalise(text).split(" ")));
            words.removeIf(String::isEmpty);
            return words;
        }
    }

    private List<String> match(String text) {
        return matcher.match(text, List.of());
    }
}
