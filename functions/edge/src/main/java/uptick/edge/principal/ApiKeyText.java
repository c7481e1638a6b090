package uptick.edge.principal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// An API key as its holder has it: `uptick_` and 32 random bytes in base64url, 50 characters. Shown once, when it is
/// made; what is kept of it is its [#hash], and its [#prefix] to tell keys apart.
public final class ApiKeyText {

    /// What sets a key apart from a token, and lets scanners of published code find a lost one.
    public static final String SCHEME = "uptick_";

    private static final int RANDOM_BYTES = 32;
    private static final int PREFIX_LENGTH = SCHEME.length() + 8;
    private static final Pattern FORM = Pattern.compile(SCHEME + "[A-Za-z0-9_-]{43}");

    private final String text;

    private ApiKeyText(String text) {
        this.text = text;
    }

    /// A new key.
    public static ApiKeyText generate(SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ApiKeyText(
                SCHEME + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Whether this is meant to be a key, well-formed or not.
    public static boolean isMeant(String credential) {
        return credential.startsWith(SCHEME);
    }

    /// The key of a text, empty where it is of another form.
    public static Optional<ApiKeyText> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiKeyText(text)) : Optional.empty();
    }

    /// The key itself. Secret.
    public String text() {
        return text;
    }

    /// Its beginning, 15 characters, which leaves 208 random bits unsaid.
    public String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    /// SHA-256 of the text, 32 bytes. No salt and no stretching: nobody guesses 256 random bits.
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Leaves the key out: it would get into a log.
    @Override
    public String toString() {
        return "ApiKeyText[" + prefix() + "…]";
    }
}
