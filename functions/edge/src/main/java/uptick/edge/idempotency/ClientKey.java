package uptick.edge.idempotency;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;

/// The key that a client sent, and what is made of it so that the table holds nothing to read: an answer may show a
/// secret once, a request may hold a password, and only who knows the key may have the answer again.
///
/// - the key itself: its SHA-256;
/// - the request: HMAC-SHA256, so that no dictionary of passwords can be tried against it;
/// - the answer: AES-256-GCM (NIST SP 800-38D), a nonce of 12 random bytes before it.
///
/// Both secrets come from the key by HKDF-SHA256 (RFC 5869), the principal as salt. They are as hard to guess as the
/// key is: 122 random bits where a client sends a UUID.
final class ClientKey {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;
    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String principal;
    private final byte[] raw;

    private ClientKey(String principal, byte[] raw) {
        this.principal = principal;
        this.raw = raw;
    }

    /// The request's key, null where it has none.
    ///
    /// @throws uptick.edge.problem.ProblemException where it is not of the form that a key has
    static @Nullable ClientKey of(HttpRequest<?> request, String principal) {
        var sent = request.getHeaders().getAll(HEADER);
        if (sent.isEmpty()) {
            return null;
        }
        var key = sent.getFirst();
        if (sent.size() > 1
                || key.isEmpty()
                || key.length() > LONGEST
                || !key.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            throw Problems.invalid(
                    HEADER, "must be sent once, with 1 to 255 printable ASCII characters");
        }
        return new ClientKey(principal, key.getBytes(US_ASCII));
    }

    /// Whose key it is.
    String principal() {
        return principal;
    }

    /// The name under which the database has it.
    String hash() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// What tells one request under this key from another, 32 bytes.
    byte[] sign(byte[] request) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret("HmacSHA256", "uptick idempotency request"));
            return mac.doFinal(request);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// An answer as it is kept.
    byte[] seal(byte[] answer) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(answer.length));
            cipher.doFinal(answer, 0, answer.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// An answer that [#seal] kept.
    byte[] open(byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("a kept answer was changed", changed);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                secret("AES", "uptick idempotency answer"),
                new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private SecretKey secret(String algorithm, String purpose) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        algorithm,
                        HKDFParameterSpec.ofExtract()
                                .addIKM(raw)
                                .addSalt(principal.getBytes(UTF_8))
                                .thenExpand(purpose.getBytes(US_ASCII), SECRET_BYTES));
    }
}
