package uptick.collections.discover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTermTest {

    @ParameterizedTest
    @CsvSource({
        "iPhone X, iphone x, iPhone X",
        "' marks  & spencer ', marks spencer, marks & spencer",
        "Star Wars: The Last Jedi, star wars the last jedi, Star Wars: The Last Jedi",
        "1984 Olympics, 1984 olympics, 1984 Olympics",
        "東京, 東京, 東京",
    })
    void isANameAsPeopleWriteIt(String text, String key, String title) {
        assertThat(TopicTerm.of(text)).contains(new TopicTerm(key, title));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "!?",
                "X",
                "2026",
                "12,000",
                "4 July",
                "November 2026",
                "and then",
                // A band, too, but nobody can tell.
                "The Who",
                "Official Video",
                "New Trailer 2",
                "Main Page",
                "Deaths in 2026",
                "2026 in film",
                "List of highest-grossing films",
                "Lists of deaths by year",
                "Timeline of Twitter",
                "Taylor Swift discography",
                "Mercury (disambiguation)",
                "404.php",
                "one of those headlines that say much more than any name ever would"
            })
    void isNoListNoDateNoNumberAndNoSentence(String text) {
        assertThat(TopicTerm.of(text)).isEmpty();
    }

    @Test
    void isInOneLineAndShort() {
        assertThat(TopicTerm.of("iPhone\u0000\n\ud800X"))
                .contains(new TopicTerm("iphone x", "iPhone X"));
        assertThat(TopicTerm.of("x".repeat(101))).isEmpty();
        assertThat(TopicTerm.of("x".repeat(100_000))).isEmpty();
        // One character of these is many in the normal form.
        assertThat(TopicTerm.of("\ufdfa".repeat(20))).isEmpty();
    }
}
