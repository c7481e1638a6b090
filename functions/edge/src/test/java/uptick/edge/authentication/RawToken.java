package uptick.edge.authentication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A token out of any text, which no library would make.
final class RawToken {

    private RawToken() {}

    /// Signed by a private key.
    ///
    /// @param algorithm as Java names it, such as `SHA256withRSA`
    static String signed(String header, String payload, String algorithm, PrivateKey key) {
        var input = part(header) + "." + part(payload);
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + part(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Under a secret.
    ///
    /// @param algorithm as Java names it, such as `HmacSHA256`
    static String authenticated(String header, String payload, String algorithm, byte[] secret) {
        var input = part(header) + "." + part(payload);
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return input + "." + part(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Text as a part of a token.
    static String part(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes as a part of a token.
    static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The bytes of a part.
    static byte[] bytes(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
