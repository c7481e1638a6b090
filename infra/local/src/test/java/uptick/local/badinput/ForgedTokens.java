package uptick.local.badinput;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/// Values of the Authorization header that nobody should be let in with, all made from one token that counts.
final class ForgedTokens {

    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String valid;
    private final List<String> forged = new ArrayList<>();

    /// Makes them.
    ///
    /// @param valid a token that counts
    /// @param key the key that signed it
    ForgedTokens(String valid, RSAKey key) {
        this.valid = valid;
        try {
            make(SignedJWT.parse(valid).getJWTClaimsSet(), key);
        } catch (ParseException | JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// One of them.
    String one(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> bearer(flipped(random));
            case 1 -> bearer(valid.substring(0, random.nextInt(valid.length())));
            default -> Tricky.one(forged, random);
        };
    }

    private void make(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        forged.addAll(
                List.of(
                        "",
                        "Bearer",
                        "Bearer ",
                        "Basic YWRtaW46YWRtaW4=",
                        valid,
                        "Token " + valid,
                        "Bearer " + valid + " x",
                        "Bearer " + valid + "." + valid));
        forged.addAll(
                List.of(
                        "Bearer null",
                        "Bearer ..",
                        "Bearer a.b.c",
                        "Bearer " + "a".repeat(5_000),
                        "Bearer uptick_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        var payload = BASE64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        for (var algorithm : List.of("none", "None", "NONE", "nOnE", "")) {
            var header =
                    BASE64.encodeToString(
                            ("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\"}")
                                    .getBytes(StandardCharsets.UTF_8));
            forged.add(bearer(header + "." + payload + "."));
            forged.add(
                    bearer(
                            header
                                    + "."
                                    + payload
                                    + "."
                                    + valid.substring(valid.lastIndexOf('.') + 1)));
        }
        // the public key as if it were a shared secret
        for (var secret :
                List.of(
                        key.toRSAPublicKey().getEncoded(),
                        key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                        key.getModulus().decode())) {
            for (var algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS512)) {
                forged.add(
                        signed(
                                new JWSHeader.Builder(algorithm).type(ACCESS).keyID(key.getKeyID()),
                                claims,
                                new MACSigner(secret)));
            }
        }
        // a key of one's own, offered in every way that a header has
        var own = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        var signer = new RSASSASigner(own);
        forged.add(signed(header(JWSAlgorithm.RS256, key), claims, signer));
        forged.add(signed(header(JWSAlgorithm.RS256, key).jwk(own.toPublicJWK()), claims, signer));
        forged.add(
                signed(
                        header(JWSAlgorithm.RS256, key)
                                .jwkURL(URI.create("http://127.0.0.1:1/jwks.json")),
                        claims,
                        signer));
        forged.add(
                signed(
                        header(JWSAlgorithm.RS256, key)
                                .x509CertURL(URI.create("http://127.0.0.1:1/x5u")),
                        claims,
                        signer));
        forged.add(signed(header(JWSAlgorithm.RS256, key).keyID("../../dev/null"), claims, signer));
        // the right key, and claims or a header that are not ours
        var right = new RSASSASigner(key);
        var now = Instant.now();
        for (var other :
                List.of(
                        new JWTClaimsSet.Builder(claims)
                                .expirationTime(Date.from(now.minusSeconds(3_600)))
                                .build(),
                        new JWTClaimsSet.Builder(claims).expirationTime(null).build(),
                        new JWTClaimsSet.Builder(claims)
                                .notBeforeTime(Date.from(now.plusSeconds(3_600)))
                                .build(),
                        new JWTClaimsSet.Builder(claims)
                                .issuer("https://elsewhere.example")
                                .build(),
                        new JWTClaimsSet.Builder(claims).issuer(null).build(),
                        new JWTClaimsSet.Builder(claims).audience("elsewhere").build(),
                        new JWTClaimsSet.Builder(claims).audience((String) null).build(),
                        new JWTClaimsSet.Builder(claims).subject("admin").build(),
                        new JWTClaimsSet.Builder(claims).subject(null).build(),
                        new JWTClaimsSet.Builder(claims)
                                .subject("00000000-0000-0000-0000-000000000000")
                                .build(),
                        new JWTClaimsSet.Builder(claims).claim("roles", List.of("root")).build(),
                        new JWTClaimsSet.Builder(claims).claim("roles", "admin").build(),
                        new JWTClaimsSet.Builder(claims).claim("roles", null).build(),
                        new JWTClaimsSet.Builder(claims).claim("token_epoch", 999).build(),
                        new JWTClaimsSet.Builder(claims).claim("token_epoch", "0").build(),
                        new JWTClaimsSet.Builder(claims).claim("token_epoch", 1e300).build(),
                        new JWTClaimsSet.Builder(claims).claim("tier", Map.of()).build())) {
            forged.add(signed(header(JWSAlgorithm.RS256, key), other, right));
        }
        for (var algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            forged.add(signed(header(algorithm, key), claims, right));
        }
        forged.add(
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()),
                        claims,
                        right));
        forged.add(
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(JOSEObjectType.JWT)
                                .keyID(key.getKeyID()),
                        claims,
                        right));
        forged.add(
                signed(
                        header(JWSAlgorithm.RS256, key)
                                .criticalParams(Set.of("exp"))
                                .customParam("exp", 1),
                        claims,
                        right));
    }

    private String flipped(RandomGenerator random) {
        var at = random.nextInt(valid.length());
        // the last character of a signature holds bits that mean nothing
        at = Math.min(at, valid.length() - 2);
        var other = (char) ('A' + random.nextInt(26));
        var same = valid.charAt(at) == other;
        return valid.substring(0, at) + (same ? '_' : other) + valid.substring(at + 1);
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm, RSAKey key) {
        return new JWSHeader.Builder(algorithm).type(ACCESS).keyID(key.getKeyID());
    }

    private static String signed(JWSHeader.Builder header, JWTClaimsSet claims, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(header.build(), claims);
        token.sign(signer);
        return bearer(token.serialize());
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
