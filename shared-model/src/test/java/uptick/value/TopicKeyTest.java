package uptick.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicKeyTest {

    private static final int TEXTS = 20_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    iPhone X: Launch!        | iphone x launch
                    '  C++ / C#  '           | c c
                    ＦＵＬＬ　ｗｉｄｔｈ２     | full width2
                    ﬁnance                   | finance
                    Ⅳ                        | iv
                    Straße                   | straße
                    İstanbul                 | i̇stanbul
                    ISPARTA                  | isparta
                    ılık                     | ılık
                    Σίσυφος                  | σίσυφος
                    東京オリンピック            | 東京オリンピック
                    ｶﾞﾝﾀﾞﾑ                    | ガンダム
                    한국 드라마               | 한국 드라마
                    🎉 New Year 🎉           | new year
                    हिन्दी                    | हिन्दी
                    e\u0301t\u00e9           | été
                    ①2③                      | 123
                    a\u200bb                 | a b
                    """)
    void isTheSameHoweverATitleIsWritten(String title, String key) {
        assertThat(TopicKey.of(title.translateEscapes()).value()).isEqualTo(key);
    }

    @Test
    void doesNotDependOnTheLocale() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));

            assertThat(TopicKey.of("INDIA TITLE").value()).isEqualTo("india title");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!?", "🎉", "\u200b", "—"})
    void refusesATitleOfPunctuationAlone(String title) {
        assertThatThrownBy(() -> TopicKey.of(title)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Title", " title", "title ", "ti  tle", "ti-tle", "ﬁ"})
    void refusesARowsTextThatIsNotNormalised(String text) {
        assertThatThrownBy(() -> new TopicKey(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNormalisedOnceAndForAll() {
        var random = new Random(20_261_121);
        for (var i = 0; i < TEXTS; i++) {
            var text = text(random);

            var once = TopicKey.normalise(text);

            assertThat(TopicKey.normalise(once)).as(escaped(text)).isEqualTo(once);
            assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFKC))
                    .as(escaped(text))
                    .isTrue();
            assertThat(once).doesNotContain("  ").isEqualTo(once.strip());
        }
    }

    @Test
    void isTheSameForEveryFormOfATextAndEverySeparator() {
        var random = new Random(7);
        for (var i = 0; i < TEXTS; i++) {
            var text = text(random);

            var key = TopicKey.normalise(text);

            for (var form : Normalizer.Form.values()) {
                if (form == Normalizer.Form.NFD || form == Normalizer.Form.NFC) {
                    assertThat(TopicKey.normalise(Normalizer.normalize(text, form)))
                            .as("%s of %s", form, escaped(text))
                            .isEqualTo(key);
                }
            }
            assertThat(TopicKey.normalise("  -" + text + "!\n")).as(escaped(text)).isEqualTo(key);
        }
    }

    /* Letters of many scripts, marks, digits, separators and emoji, with those that change under NFKC or lower case. */
    private static String text(Random random) {
        var text = new StringBuilder();
        var length = 1 + random.nextInt(12);
        while (text.length() < length) {
            var point =
                    switch (random.nextInt(8)) {
                        case 0 -> random.nextInt(0x80);
                        case 1 -> random.nextInt(0x80, 0x600);
                        case 2 -> random.nextInt(0x300, 0x370);
                        case 3 -> random.nextInt(0x900, 0x1200);
                        case 4 -> random.nextInt(0x1E00, 0x2200);
                        case 5 -> random.nextInt(0x3000, 0x3400);
                        case 6 -> random.nextInt(0xF900, 0x10000);
                        default -> random.nextInt(0x10000, 0x20000);
                    };
            if (Character.isDefined(point) && Character.getType(point) != Character.SURROGATE) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> escaped.append("\\u{%x}".formatted(point)));
        return escaped.toString();
    }
}
