package uptick.collections.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Spoils recorded bodies in the ways in which providers, proxies and attackers do. The same seed spoils the same way.
final class Mutator {

    private static final Pattern VALUE =
            Pattern.compile("\"[^\"\\\\]*\"(?!\\s*:)|-?[0-9]+(?:[.][0-9]+)?|true|false|null");
    private static final Pattern NAME = Pattern.compile("\"[^\"\\\\]*\"(?=\\s*:)");
    private static final String[] ABSURD = {
        "null",
        "true",
        "{}",
        "[]",
        "[null]",
        "{\"a\":[]}",
        "-1",
        "0",
        "0.5",
        "1e308",
        "-1e308",
        "1e999999999",
        "NaN",
        "\"NaN\"",
        "Infinity",
        "99999999999999999999",
        "9223372036854775807",
        "-9223372036854775808",
        "\"99999999999999999999\"",
        "\"-5\"",
        "\"1e400\"",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud83d\"",
        "\"9999-12-31T23:59:59Z\"",
        "\"-999999999-01-01T00:00:00Z\"",
        "\"0001-01-01\"",
        "\"2026-02-30\"",
        "\"<script>alert(1)</script>\"",
        "\"../../etc/passwd\""
    };

    private final SplittableRandom random;

    Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// The body, spoilt once or a few times over.
    byte[] spoil(byte[] body) {
        var spoilt = body;
        for (var times = random.nextInt(1, 4); times > 0; times--) {
            spoilt =
                    switch (random.nextInt(8)) {
                        case 0 -> flip(spoilt);
                        case 1 -> cut(spoilt);
                        case 2 -> twice(spoilt);
                        case 3 -> replace(spoilt, NAME, "\"other\"");
                        default -> replace(spoilt, VALUE, ABSURD[random.nextInt(ABSURD.length)]);
                    };
        }
        return spoilt;
    }

    private byte[] flip(byte[] body) {
        var flipped = body.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] cut(byte[] body) {
        var from = random.nextInt(body.length + 1);
        var to = random.nextBoolean() ? body.length : random.nextInt(from, body.length + 1);
        return concat(Arrays.copyOf(body, from), Arrays.copyOfRange(body, to, body.length));
    }

    private byte[] twice(byte[] body) {
        var from = random.nextInt(body.length + 1);
        var to = random.nextInt(from, body.length + 1);
        return concat(Arrays.copyOf(body, to), Arrays.copyOfRange(body, from, body.length));
    }

    private byte[] replace(byte[] body, Pattern what, String by) {
        var text = new String(body, ISO_8859_1);
        var places = new ArrayList<MatchResult>();
        what.matcher(text).results().forEach(places::add);
        if (places.isEmpty()) {
            return body;
        }
        var place = places.get(random.nextInt(places.size()));
        return (text.substring(0, place.start()) + by + text.substring(place.end()))
                .getBytes(ISO_8859_1);
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        var whole = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }
}
