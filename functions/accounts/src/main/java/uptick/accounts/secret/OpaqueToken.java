package uptick.accounts.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A secret of 256 random bits behind a prefix that says what it is for.
///
/// So many bits are never guessed, so the database keeps a plain SHA-256 of the whole text: a slow hash is for secrets
/// that people choose.
///
/// @param text as it is handed out, `<prefix><43 characters of base64url>`
public record OpaqueToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /// A new one.
    public static OpaqueToken of(Kind kind) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new OpaqueToken(
                kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// SHA-256 of its text in UTF-8, 32 bytes.
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// What a token is for; its prefix tells a person, and a scanner for leaked secrets.
    public enum Kind {
        REFRESH("uprt_"),
        PASSWORD_RESET("uppr_"),
        INVITE("upin_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /// Leaves the secret out.
    @Override
    public String toString() {
        return "OpaqueToken";
    }
}
