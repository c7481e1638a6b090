package uptick.local.sample.youtube;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Entity tags like the recorded ones: 27 characters, the same for the same content.
final class Etag {

    private Etag() {}

    static String of(String content) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
