package uptick.collections.source;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Texts as PostgreSQL stores them.
public final class StorableText {

    private StorableText() {}

    /// The text with a blank for the character 0 and `?` for half of a surrogate pair: PostgreSQL stores neither, and one
    /// such title would keep a whole run from being written, every morning anew.
    public static String of(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\u0000', ' ');
    }
}
