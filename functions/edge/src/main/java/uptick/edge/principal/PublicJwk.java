package uptick.edge.principal;

import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

/// Public keys in JSON (RFC 7517) that may check tokens: RSA, 2048 bits or more, with an id, and for nothing but
/// signatures by RS256.
public final class PublicJwk {

    /// The shortest modulus that counts (NIST SP 800-131A).
    public static final int SMALLEST_BITS = 2048;

    private PublicJwk() {}

    /// The key in a JWK's text.
    ///
    /// @throws IllegalArgumentException for any other kind of key, or text
    public static RSAPublicKey parse(String jwk) {
        try {
            return usable(JWK.parse(jwk)).toRSAPublicKey();
        } catch (ParseException | JOSEException wrong) {
            throw new IllegalArgumentException("no public key in JWK format", wrong);
        }
    }

    /// The keys in a JWK set's text, by id.
    ///
    /// @throws IllegalArgumentException where one is of another kind, two have one id, or the text is none
    public static Map<String, RSAPublicKey> parseSet(String jwkSet) {
        var keys = new HashMap<String, RSAPublicKey>();
        try {
            for (var jwk : JWKSet.parse(jwkSet).getKeys()) {
                if (keys.put(jwk.getKeyID(), usable(jwk).toRSAPublicKey()) != null) {
                    throw new IllegalArgumentException(
                            "the JWK set has two keys of the id " + jwk.getKeyID());
                }
            }
        } catch (ParseException | JOSEException wrong) {
            throw new IllegalArgumentException("no JWK set", wrong);
        }
        return Map.copyOf(keys);
    }

    private static RSAKey usable(JWK jwk) {
        if (!(jwk instanceof RSAKey key)
                || key.getKeyID() == null
                || key.size() < SMALLEST_BITS
                || (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse()))
                || (key.getAlgorithm() != null && !JWSAlgorithm.RS256.equals(key.getAlgorithm()))) {
            throw new IllegalArgumentException(
                    "the key " + jwk.getKeyID() + " is no RSA key of 2048 bits or more for RS256");
        }
        return key;
    }
}
