package uptick.collections.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SharedTermsTest {

    @Nested
    class OfVideos {

        @Test
        void arePhrasesThatTitlesOfTwoChannelsShare() {
            assertThat(
                            SharedTerms.ofVideos(
                                    List.of(
                                            video("a", "iPhone X Review!", 10),
                                            video("b", "The NEW iPhone X is here", 30),
                                            video("c", "Cats", 5))))
                    .containsExactly(
                            new FoundTerm(
                                    new TopicTerm("iphone x", "iPhone X"),
                                    true,
                                    40,
                                    "The NEW iPhone X is here"));
        }

        @Test
        void areNotWhatOneChannelRepeats() {
            assertThat(
                            SharedTerms.ofVideos(
                                    List.of(
                                            video("a", "iPhone X Review", 10),
                                            video("a", "iPhone X again", 30))))
                    .isEmpty();
        }

        @Test
        void areNotTheFormOfVideos() {
            assertThat(
                            SharedTerms.ofVideos(
                                    List.of(
                                            video("a", "Justice League - Official Trailer [HD]", 1),
                                            video(
                                                    "b",
                                                    "Black Panther - Official Trailer [HD]",
                                                    1))))
                    .isEmpty();
        }

        @Test
        void areTheWholePhraseWhereMostSayIt() {
            assertThat(
                            SharedTerms.ofVideos(
                                    List.of(
                                            video("a", "Star Wars: The Last Jedi Trailer", 1),
                                            video("b", "Reacting to The Last Jedi", 1),
                                            video("c", "Why The Last Jedi matters", 1))))
                    .extracting(found -> found.term().title())
                    .containsExactly("Last Jedi");
        }

        @Test
        void areTagsThatATitleSaysToo() {
            assertThat(
                            SharedTerms.ofVideos(
                                    List.of(
                                            video("a", "What Taylor did", 1, "taylor swift", "pop"),
                                            video(
                                                    "b",
                                                    "Taylor Swift live",
                                                    1,
                                                    "Taylor Swift",
                                                    "pop"))))
                    .extracting(found -> found.term().title())
                    .containsExactly("Taylor Swift");
            assertThat(
                            SharedTerms.ofVideos(
                                    List.of(
                                            video("a", "Hurricane Irma hits", 1, "irma"),
                                            video("b", "Irma from above", 1, "irma"))))
                    .extracting(found -> found.term().key() + " " + found.isSure())
                    // One word, which may be a genre: another chart has to show it.
                    .containsExactly("irma false");
        }
    }

    @Nested
    class OfStories {

        @Test
        void areNamesThatTwoSitesShareAndThenTheOthers() {
            var found =
                    SharedTerms.ofStories(
                            List.of(
                                    video("openai.com", "GPT-6 is here", 300),
                                    video("example.org", "Trying GPT-6 on my homework", 200),
                                    video("apple.com", "Apple announces iPhone X", 812)));

            assertThat(found)
                    .extracting(one -> one.term().title() + " " + one.isSure())
                    .startsWith("GPT-6 true", "iPhone false", "iPhone X false");
        }

        @Test
        void areNoOrdinaryWords() {
            assertThat(
                            SharedTerms.ofStories(
                                    List.of(
                                            video(
                                                    "a",
                                                    "Writing a compiler in a week (2019) [pdf]",
                                                    1),
                                            video("b", "Show HN: Writing is thinking", 1),
                                            video("c", "Ask HN: What do you read?", 1),
                                            video("d", "Why We Stopped Writing Tests", 1))))
                    .noneMatch(FoundTerm::isSure)
                    .extracting(one -> one.term().key())
                    .doesNotContain("writing", "tests", "hn");
        }

        @Test
        void areNamesWithNumbers() {
            assertThat(
                            SharedTerms.ofStories(
                                    List.of(
                                            video("a", "What is new in Python 3.14", 1),
                                            video("b", "I moved to Python 3.14", 1))))
                    .filteredOn(FoundTerm::isSure)
                    .extracting(one -> one.term().title())
                    .containsExactly("Python 3.14");
        }
    }

    static Heard video(String voice, String title, long measure, String... tags) {
        return new Heard(voice, title, List.of(tags), measure, title);
    }
}
