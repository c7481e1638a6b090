package uptick.collections.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "World&#39;s best, World's best",
        "A &amp; B, A & B",
        "&quot;Go&quot;, \"Go\"",
        "1 &lt; 2 &gt; 0, 1 < 2 > 0",
        "&amp;lt;, &lt;",
        "&amp;amp;, &amp;",
        "&nbsp;, &nbsp;",
        "&#9999999;, &#9999999;",
        "&#0;x, ' x'",
        "&#55357;x, ?x",
        "AT&T &, AT&T &",
        "$1 \\ &#36;1, $1 \\ $1"
    })
    void readsEntitiesOnce(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text);
    }
}
