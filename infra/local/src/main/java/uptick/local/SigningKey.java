package uptick.local;

import java.text.ParseException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/// The key that signs access tokens here: made once, kept in the data folder, so that who is logged in stays so
/// over a restart.
///
/// @param privateKey JWK, secret
/// @param publicKeys JWK set
record SigningKey(String privateKey, String publicKeys) {

    private static final String FILE = "signing-key.json";

    static SigningKey in(DataFolder folder) {
        try {
            var kept = folder.read(FILE);
            RSAKey key;
            if (kept.isPresent()) {
                key = RSAKey.parse(kept.get());
            } else {
                key =
                        new RSAKeyGenerator(2048)
                                .keyUse(KeyUse.SIGNATURE)
                                .keyIDFromThumbprint(true)
                                .generate();
                folder.write(FILE, key.toJSONString());
            }
            return new SigningKey(key.toJSONString(), new JWKSet(key.toPublicJWK()).toString());
        } catch (ParseException | JOSEException failure) {
            throw new CannotStart(
                    "the signing key in the data folder cannot be read; delete "
                            + FILE
                            + " to get a new one.",
                    failure);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + publicKeys + "]";
    }
}
