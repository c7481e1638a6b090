package uptick.accounts.name;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// What a login name may look like: an e-mail address, or a username that no other can be mistaken for by what is
/// invisible in it.
public final class LoginNames {

    /// What [#isUsername] wants, to tell a person.
    public static final String USERNAME_RULE =
            "a username has 1 to 100 characters, no @, no space around and nothing invisible";

    /// What [#isEmail] wants.
    public static final String EMAIL_RULE = "is no e-mail address that mail can be sent to";

    private static final int LONGEST_USERNAME = 100;
    private static final int LONGEST_EMAIL = 255;

    /* What browsers take for <input type=email>: https://html.spec.whatwg.org/#valid-e-mail-address, with a dot or
     * without. Narrower than RFC 5322: no quotes, comments or line ends, which a mail's header would have to escape. */
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
                            + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

    /* Controls; formats, among them what turns the direction of text and what has no width; halves of pairs, private and
     * unassigned ones; line ends; and the letters and marks that show nothing (Default_Ignorable_Code_Point). */
    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
                            + "\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

    private LoginNames() {}

    /// Whether a text can be a username. In the form NFKC only, so that no two look alike because one is written with
    /// wide letters or ligatures.
    public static boolean isUsername(String text) {
        return !text.isBlank()
                && text.equals(text.strip())
                && text.length() <= LONGEST_USERNAME
                && text.indexOf('@') < 0
                && !INVISIBLE.matcher(text).find()
                && Normalizer.isNormalized(text, Normalizer.Form.NFKC);
    }

    /// Whether a text can be an e-mail address; one of an international domain in its ASCII form.
    public static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }
}
