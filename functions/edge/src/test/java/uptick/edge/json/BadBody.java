package uptick.edge.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// A body that is none for [ShapeController].
///
/// @param field what the refusal blames, null for the body as such
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares two
public record BadBody(String text, byte[] bytes, @Nullable String field) {

    /// What is wrong in every way that there is.
    public static Stream<BadBody> all() {
        return Stream.of(
                        List.of(
                                of("is_admin", member("is_admin", "true")),
                                of(
                                        "inner_parts[1].tier",
                                        parts(
                                                "{\"label\":\"a\",\"size\":1},{\"label\":\"b\",\"tier\":1}")),
                                of("fullName", "{\"fullName\":\"a\",\"item_count\":1}"),
                                of(
                                        "full_name",
                                        "{\"full_name\":\"a\",\"full_name\":\"b\",\"item_count\":1}"),
                                of(
                                        "inner_parts[0].size",
                                        parts("{\"label\":\"a\",\"size\":1,\"size\":2}")),
                                of("counts.a", member("counts", "{\"a\":1,\"a\":1}")),
                                of("full_name", "{\"item_count\":1}"),
                                of("full_name", "{\"full_name\":null,\"item_count\":1}"),
                                of("item_count", "{\"full_name\":\"a\",\"item_count\":null}"),
                                of("inner_parts[0].label", parts("{\"size\":1}"))),
                        List.of(
                                of("full_name", "{\"full_name\":7,\"item_count\":1}"),
                                of("full_name", "{\"full_name\":true,\"item_count\":1}"),
                                of("full_name", "{\"full_name\":[\"a\"],\"item_count\":1}"),
                                of("full_name", "{\"full_name\":{},\"item_count\":1}"),
                                of("item_count", count("\"1\"")),
                                of("item_count", count("1.0")),
                                of("item_count", count("1e0")),
                                of("item_count", count("true")),
                                of("item_count", count("[1]")),
                                of("item_count", count("2147483648")),
                                of("item_count", count("-99999999999999999999")),
                                of("item_count", count("101")),
                                of("big_count", member("big_count", "9223372036854775808")),
                                of("is_open", member("is_open", "1")),
                                of("is_open", member("is_open", "\"true\"")),
                                of("ratio", member("ratio", "1e999")),
                                of("ratio", member("ratio", "\"NaN\"")),
                                of("price", member("price", "1e99999999")),
                                of("price", member("price", "1e99999999999999999999")),
                                of("own_id", member("own_id", "\"no id\"")),
                                of("day", member("day", "\"2026-02-30\"")),
                                of("day", member("day", "20260101")),
                                of("colour", member("colour", "\"BLUE\"")),
                                of("aliases", member("aliases", "\"a\"")),
                                of("aliases[1]", member("aliases", "[\"a\",1]")),
                                of("aliases[0]", member("aliases", "[null]")),
                                of("inner_parts[0]", member("inner_parts", "[7]")),
                                of("inner_parts[0].label", parts("{\"label\":\" \",\"size\":1}")),
                                of("counts.a", member("counts", "{\"a\":\"1\"}"))),
                        List.of(
                                of("full_name", "{\"full_name\":\"a\\u0000b\",\"item_count\":1}"),
                                of("full_name", "{\"full_name\":\"\\ud800\",\"item_count\":1}"),
                                of(
                                        "full_name",
                                        "{\"full_name\":\"\\udc00\\ud800\",\"item_count\":1}"),
                                of("aliases[0]", member("aliases", "[\"\\u0000\"]"))),
                        List.of(
                                of(null, ""),
                                of(null, " \n"),
                                of(null, "null"),
                                of(null, "[]"),
                                of(null, "\"a\""),
                                of(null, "7"),
                                of(null, "NaN"),
                                of(null, "{"),
                                of(null, "{\"full_name\":\"a\",\"item_count\":1"),
                                of(null, "{\"full_name\":\"a\",\"item_count\":1}}"),
                                of(null, "{\"full_name\":\"a\",\"item_count\":1} {}"),
                                of(null, "{\"full_name\":\"a\",\"item_count\":1,}"),
                                of(null, "{'full_name':'a','item_count':1}"),
                                of(null, "{full_name:\"a\",\"item_count\":1}"),
                                of(null, "{\"full_name\":\"a\nb\",\"item_count\":1}"),
                                of(null, count("NaN")),
                                of(null, count("Infinity")),
                                of(null, count("-")),
                                of(null, count("01")),
                                of(null, count("+1")),
                                of(null, count("0x1")),
                                of(null, count("1".repeat(5000))),
                                of(null, "/* a */ {\"full_name\":\"a\",\"item_count\":1}"),
                                of(null, "\uFEFF{\"full_name\":\"a\",\"item_count\":1}"),
                                of(null, "<xml/>")),
                        List.of(
                                deep("["),
                                deep("{\"a\":"),
                                bytes(
                                        "{\"full_name\":\"é\",\"item_count\":1}"
                                                .getBytes(ISO_8859_1)),
                                bytes("{\"full_name\":\"a\",\"item_count\":1}".getBytes(UTF_16)),
                                // overlong, and a surrogate of its own
                                bytes(quoted(0xc0, 0x80)),
                                bytes(quoted(0xed, 0xa0, 0x80)),
                                bytes(quoted(0xff))))
                .flatMap(List::stream);
    }

    private static BadBody of(@Nullable String field, String text) {
        return new BadBody(text, text.getBytes(UTF_8), field);
    }

    private static BadBody bytes(byte[] bytes) {
        return new BadBody(new String(bytes, ISO_8859_1), bytes, null);
    }

    /* Refused for its depth or for what it nests, whichever comes first. */
    private static BadBody deep(String opening) {
        return of("aliases", member("aliases", opening.repeat(100_000))).withoutField();
    }

    private BadBody withoutField() {
        return new BadBody(text.substring(0, 20), bytes, "ANY");
    }

    private static String count(String value) {
        return "{\"full_name\":\"a\",\"item_count\":" + value + "}";
    }

    private static String member(String name, String value) {
        return "{\"full_name\":\"a\",\"item_count\":1,\"" + name + "\":" + value + "}";
    }

    private static String parts(String parts) {
        return member("inner_parts", "[" + parts + "]");
    }

    private static byte[] quoted(int... bytes) {
        var text = count("1").getBytes(ISO_8859_1);
        var all = new byte[text.length + bytes.length];
        var at = "{\"full_name\":\"".length();
        System.arraycopy(text, 0, all, 0, at);
        for (var i = 0; i < bytes.length; i++) {
            all[at + i] = (byte) bytes[i];
        }
        System.arraycopy(text, at, all, at + bytes.length, text.length - at);
        return all;
    }

    @Override
    public String toString() {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
