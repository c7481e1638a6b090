package uptick.edge.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import uptick.edge.problem.Problems;

/// Where a page ended, as a text that clients hand back unread. It holds sort values, no authority: a forged
/// one reads nothing that the caller could not read anyway.
///
/// @param parts the sort values, none with a line break
public record Cursor(List<String> parts) {

    /* A topic's key has 500 characters of up to four bytes, and six bits make a character. */
    private static final int LONGEST = 2700;

    public Cursor {
        parts = List.copyOf(parts);
    }

    /// A cursor of these sort values.
    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /// The text for the client: base64url without padding.
    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a text that a client handed back.
    ///
    /// @param parts how many sort values there must be
    /// @throws uptick.edge.problem.ProblemException where the text is no such cursor
    public static Cursor decode(String text, int parts) {
        if (text.length() > LONGEST) {
            throw wrong();
        }
        try {
            var values =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split("\n", -1);
            if (values.length != parts) {
                throw wrong();
            }
            return Cursor.of(values);
        } catch (IllegalArgumentException _) {
            throw wrong();
        }
    }

    /// The refusal of a cursor that this page did not hand out.
    public static RuntimeException wrong() {
        return Problems.invalid(
                "cursor", "This is no cursor of this list. Use the value of `next` as it was.");
    }
}
