package uptick.collections.source;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts without HTML's entities.
public final class PlainText {

    private static final Pattern ENTITY = Pattern.compile("&(?:#([0-9]{1,7})|([a-z]{2,4}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private PlainText() {}

    /// The text with the five entities of XML, and those that are numbers, as the characters that they stand for. Read
    /// once: what comes out is not read again.
    public static String of(String html) {
        return StorableText.of(
                ENTITY.matcher(html)
                        .replaceAll(
                                entity ->
                                        Matcher.quoteReplacement(
                                                entity.group(1) == null
                                                        ? named(entity.group(2), entity.group())
                                                        : numbered(
                                                                Integer.parseInt(entity.group(1)),
                                                                entity.group()))));
    }

    private static String named(String name, String itself) {
        return NAMED.getOrDefault(name, itself);
    }

    private static String numbered(int codePoint, String itself) {
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : itself;
    }
}
