package uptick.accounts.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A secret that somebody is handed, and that only they have from then on.
///
/// @param text 256 random bits in base64url without padding: 43 characters
public record Secret(String text) {

    private static final int BYTES = 32;

    /// A new secret.
    public static Secret draw(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// What is kept of it: SHA-256 over the text in UTF-8, 32 bytes. No salt and no work factor: nobody guesses 256
    /// random bits.
    public byte[] hash() {
        return hash(text);
    }

    /// What is kept of any text that is too long to guess.
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /// Leaves the text out: a record's own would carry it into a log.
    @Override
    public String toString() {
        return "Secret";
    }
}
