package uptick.collections.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(startApplication = false, transactional = false)
class LooseJsonTest {

    private final JsonMapper json;

    LooseJsonTest(JsonMapper json) {
        this.json = json;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "7, 7, 7, 7.0",
                "'\"7\"', 7, 7, 7.0",
                "0, 0, 0, 0.0",
                "-0, 0, 0, 0.0",
                "-7, , -7, -7.0",
                "'\"-7\"', , -7, -7.0",
                "12.0, 12, 12, 12.0",
                "12.5, , , 12.5",
                "'\"12.5\"', , , 12.5",
                "1e3, 1000, 1000, 1000.0",
                "'\"1e3\"', , , ",
                "999999999999999999, 999999999999999999, 999999999999999999, 1.0E18",
                "1000000000000000000, , , 1.0E18",
                "9223372036854775808, , , 9.223372036854775807E18",
                "1e17, , , 1.0E17",
                "1e308, , , 1.0E308",
                "-1e308, , , -1.0E308",
                "1e400, , , ",
                "1e999999999, , , ",
                "'\"NaN\"', , , ",
                "'\"\"', , , ",
                "'\" 7\"', , , ",
                "'\"٣\"', , , ",
                "true, , , ",
                "null, , , ",
                "'[7]', , , ",
                "'{\"x\": 7}', , , ",
            })
    void readsNumbersThatMakeSense(
            String value, @Nullable Long count, @Nullable Long whole, @Nullable Double number) {
        var read = parse("{\"a\": " + value + "}").at("a");

        assertThat(read.count()).isEqualTo(count);
        assertThat(read.whole()).isEqualTo(whole);
        assertThat(read.number()).isEqualTo(number);
    }

    @Test
    void boundsNumbers() {
        var ratio = parse("{\"a\": 0.8}").at("a");

        assertThat(ratio.number(0, 1)).isEqualTo(0.8);
        assertThat(ratio.number(0.8, 0.8)).isEqualTo(0.8);
        assertThat(ratio.number(0, 0.79)).isNull();
        assertThat(ratio.number(0.81, 1)).isNull();
    }

    @Test
    void readsTextsAsTheyCanBeStored() {
        assertThat(parse("{\"a\": \"a\\u0000b\"}").at("a").text()).isEqualTo("a b");
        assertThat(parse("{\"a\": \"cut \\ud83d\"}").at("a").text()).isEqualTo("cut ?");
        assertThat(parse("{\"a\": \"\"}").at("a").text()).isEmpty();
        assertThat(parse("{\"a\": \" \"}").at("a").word()).isNull();
        assertThat(parse("{\"a\": 7}").at("a").text()).isNull();
        assertThat(parse("{\"a\": null}").at("a").text()).isNull();
    }

    @Test
    void goesAlongPathsThatThereAreNot() {
        var read = parse("{\"a\": {\"b\": [1, \"x\", null]}}");

        assertThat(read.at("a", "b").elements()).hasSize(3);
        assertThat(read.at("a", "b").isList()).isTrue();
        assertThat(read.at("a", "b", "c").isAbsent()).isTrue();
        assertThat(read.at("x", "y", "z").text()).isNull();
        assertThat(read.at("a").elements()).isEmpty();
        assertThat(read.at("a").isObject()).isTrue();
        assertThat(read.at().isObject()).isTrue();
    }

    @Test
    void readsFlagsAndNothingThatLooksLikeOne() {
        assertThat(parse("{\"a\": true}").at("a").flag()).isTrue();
        assertThat(parse("{\"a\": false}").at("a").flag()).isFalse();
        assertThat(parse("{\"a\": \"true\"}").at("a").flag()).isNull();
        assertThat(parse("{\"a\": 1}").at("a").isTrue()).isFalse();
        assertThat(parse("{}").at("a").isTrue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "{\"a\":", "<html>", "\"", "[1,", "nul"})
    void isEmptyWhereThereIsNoWholeValue(String body) {
        assertThat(LooseJson.parse(json, body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void isEmptyWhereTheBodyIsNoUtf8() {
        assertThat(LooseJson.parse(json, new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'}))
                .isEmpty();
    }

    private LooseJson parse(String body) {
        return LooseJson.parse(json, body.getBytes(UTF_8)).orElseThrow();
    }
}
