package uptick.local.badinput;

import java.util.List;
import java.util.random.RandomGenerator;

/// Values that have broken programs before.
final class Tricky {

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\t\r\n",
                    "\u0000",
                    "a\u0000b",
                    "null",
                    "undefined",
                    "true",
                    "0",
                    "-1",
                    "١٢",
                    "' OR '1'='1",
                    "'; DROP TABLE users; --",
                    "1); SELECT pg_sleep(9); --",
                    "admin'--",
                    "\\",
                    "%",
                    "_",
                    "%00",
                    "%s%n%x",
                    "{{7*7}}",
                    "${7*7}",
                    "#{7*7}",
                    "<%= 7*7 %>",
                    "${jndi:ldap://127.0.0.1:1/a}",
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "../../../../etc/passwd",
                    "..\\..\\windows\\win.ini",
                    "file:///etc/passwd",
                    "http://127.0.0.1:1/",
                    "|id",
                    "$(id)",
                    "`id`",
                    "a\r\nSet-Cookie: a=b",
                    "\u202eresu",
                    "\u2066a\u2069",
                    "\u200b",
                    "\ufeff",
                    "\ufffe",
                    "\uffff",
                    "e\u0301".repeat(40),
                    "A\u030a".repeat(3) + "\u0130\u0131\u1e9e",
                    "Z\u0351\u036b\u0343\u036a\u0302".repeat(20),
                    "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                    "\ud800\udc00",
                    "a@b",
                    "@",
                    "a@b@c",
                    "Ada@EXAMPLE.org",
                    "x".repeat(101),
                    "x".repeat(255),
                    "x".repeat(256),
                    "x".repeat(1024),
                    "x".repeat(1025),
                    "ß".repeat(255),
                    "\ud83d\ude00".repeat(200),
                    "x".repeat(20_000));

    /* As they stand in JSON: numbers that no type holds, halves of characters, and what is JSON in other languages only. */
    private static final List<String> LITERALS =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-0",
                    "1",
                    "-1",
                    "0.1",
                    "1e0",
                    "1E400",
                    "-1e400",
                    "1e-400",
                    "9007199254740993",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775808",
                    "1" + "0".repeat(400),
                    "0." + "3".repeat(400),
                    "[]",
                    "{}",
                    "[[]]",
                    "[null]",
                    "{\"a\":1}",
                    "[\"user\",\"admin\"]",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"a\\ud83d\"",
                    "\"\\u0000\"",
                    "\"\\u202e\"",
                    "\"\\/\"",
                    "\"2026-02-30T25:61:61Z\"",
                    "\"+1000000000-12-31T23:59:59Z\"",
                    "\"P1Y\"",
                    "\"019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01\"");

    /* Not JSON at all. */
    private static final List<String> NO_LITERALS =
            List.of(
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "undefined",
                    "01",
                    "+1",
                    ".5",
                    "1.",
                    "0x10",
                    "'a'",
                    "\"a",
                    "\"\\x41\"",
                    "\"\t\"",
                    "\"a\nb\"",
                    "tru",
                    "[1,]",
                    "{,}",
                    "{\"a\"}",
                    "{a:1}",
                    "/* */ 1",
                    "1 // 1",
                    "",
                    "\\u0041",
                    "[",
                    "{",
                    "}",
                    "]",
                    ",",
                    ":");

    private Tricky() {}

    static String text(RandomGenerator random) {
        return random.nextInt(12) == 0 ? noise(random, 1 + random.nextInt(60)) : one(TEXTS, random);
    }

    static String literal(RandomGenerator random) {
        return one(LITERALS, random);
    }

    static String noLiteral(RandomGenerator random) {
        return one(NO_LITERALS, random);
    }

    static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    /// Characters of any plane but halves of pairs.
    static String noise(RandomGenerator random, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            var point = random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(0x80);
            if (!(point >= 0xd800 && point <= 0xdfff)) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    /// Bytes that are no UTF-8, within a text or alone: a lone continuation, a cut sequence, an overlong NUL and slash, half a pair, one
    /// beyond the last plane, a byte that never stands in it.
    static String noUtf8(RandomGenerator random) {
        return one(
                List.of(
                        "\u0080",
                        "\u00c3",
                        "\u00c0\u0080",
                        "\u00c0\u00af",
                        "\u00ed\u00a0\u0080",
                        "\u00f4\u0090\u0080\u0080",
                        "\u00ff",
                        "a\u00e2\u0082"),
                random);
    }
}
