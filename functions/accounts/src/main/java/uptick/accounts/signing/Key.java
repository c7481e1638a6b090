package uptick.accounts.signing;

import java.security.interfaces.RSAPublicKey;

import com.nimbusds.jose.util.Base64URL;
import io.micronaut.serde.annotation.Serdeable;

/// A public key as a JWK (RFC 7518, 6.3.1), whatever else its source said of it.
///
/// @param kid the id by which tokens name it
/// @param n modulus, base64url of the unsigned number
/// @param e exponent, likewise
@Serdeable
record Key(String kty, String use, String alg, String kid, String n, String e) {

    static Key of(String kid, RSAPublicKey key) {
        return new Key(
                "RSA",
                "sig",
                "RS256",
                kid,
                Base64URL.encode(key.getModulus()).toString(),
                Base64URL.encode(key.getPublicExponent()).toString());
    }
}
