package uptick.local.sample.seed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What everything simulated is drawn from: the same purpose and key give the same draw, whatever was drawn before.
///
/// @param text of a world, such as its name
public record Seed(String text) {

    /// The sample world's.
    public static final Seed SAMPLE_WORLD = new Seed("uptick sample world 2017");

    /// A draw from [0, 1).
    public double fraction(String purpose, String key) {
        long bits = ByteBuffer.wrap(hash(purpose, key)).getLong() >>> 11;
        return bits * 0x1.0p-53;
    }

    /// A draw from a range.
    public double between(double fromInclusive, double toExclusive, String purpose, String key) {
        return fromInclusive + (toExclusive - fromInclusive) * fraction(purpose, key);
    }

    /// Thirty-two bytes.
    public byte[] hash(String purpose, String key) {
        try {
            var drawn = text + '\n' + purpose + '\n' + key;
            return MessageDigest.getInstance("SHA-256")
                    .digest(drawn.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
