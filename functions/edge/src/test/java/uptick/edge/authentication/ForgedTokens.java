package uptick.edge.authentication;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import uptick.testing.token.TestTokens;

/// Tokens that somebody might try: each is wrong in one way, and a right one but for that.
final class ForgedTokens {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String RS256 = "SHA256withRSA";
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"test\"}";

    private final RSAKey key = TestTokens.signingKey();
    private final RSAPublicKey publicKey;
    private final PrivateKey ours;
    private final PrivateKey strangers;
    private final RSAKey stranger;
    private final UUID user;
    private final long now = CLOCK.instant().getEpochSecond();
    private final Set<Forged> all = new LinkedHashSet<>();

    private ForgedTokens(UUID user) {
        this.user = user;
        try {
            stranger = new RSAKeyGenerator(2048).keyID("test").generate();
            publicKey = key.toRSAPublicKey();
            ours = key.toPrivateKey();
            strangers = stranger.toPrivateKey();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// @param kind what is wrong
    record Forged(String kind, String token) {}

    /// All of them, in the name of a user.
    static List<Forged> of(UUID user) {
        var forged = new ForgedTokens(user);
        forged.addUnsigned();
        forged.addSecretsMadeOfThePublicKey();
        forged.addOtherAlgorithms();
        forged.addKeysOfTheirOwn();
        forged.addOtherKeyIds();
        forged.addOtherTypes();
        forged.addWrongClaims();
        forged.addSwappedClaims();
        forged.addNoJson();
        forged.addPieces();
        forged.addFlippedBits();
        forged.addChangedCharacters();
        return List.copyOf(forged.all);
    }

    /// The one that is right, to see that it is.
    static String right(UUID user) {
        var right = new ForgedTokens(user);
        return RawToken.signed(HEADER, right.payload(), RS256, right.ours);
    }

    private void add(String kind, String token) {
        all.add(new Forged(kind, token));
    }

    private String payload() {
        return payload("\"roles\":[\"user\"]");
    }

    private String payload(String... instead) {
        return ForgedClaims.payload(user, now, instead);
    }

    private void addUnsigned() {
        for (var name : List.of("none", "None", "NONE", "nOnE", "", " none", "none ")) {
            for (var rest :
                    List.of("", ",\"kid\":\"test\"", ",\"typ\":\"at+jwt\",\"kid\":\"test\"")) {
                var start =
                        RawToken.part("{\"alg\":\"" + name + "\"" + rest + "}")
                                + "."
                                + RawToken.part(payload());
                for (var end : List.of("", ".", ".AA", "." + RawToken.part(new byte[256]))) {
                    add("unsigned", start + end);
                }
            }
        }
        add("unsigned", RawToken.part(HEADER) + "." + RawToken.part(payload()) + ".");
    }

    /* The trap of verifiers that let the token say the algorithm: the public key is known to all, and a secret to them. */
    private void addSecretsMadeOfThePublicKey() {
        var der = publicKey.getEncoded();
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        var pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        var texts =
                List.of(
                        pem,
                        pem + "\n",
                        pem.replace("\n", "\r\n"),
                        pem.replace("\n", ""),
                        lines,
                        lines.replace("\n", ""),
                        key.toPublicJWK().toJSONString(),
                        TestTokens.publicKeys(),
                        key.getModulus().toString(),
                        key.getModulus().toString() + key.getPublicExponent(),
                        "test",
                        "secret",
                        "\0");
        var secrets = new ArrayList<byte[]>();
        texts.forEach(text -> secrets.add(text.getBytes(StandardCharsets.UTF_8)));
        secrets.add(der);
        secrets.add(key.getModulus().decode());
        secrets.add(publicKey.getModulus().toByteArray());
        for (var bits : List.of("256", "384", "512")) {
            for (var secret : secrets) {
                for (var header :
                        List.of(
                                HEADER.replace("RS256", "HS" + bits),
                                HEADER.replace("RS256", "HS" + bits).replace("at+jwt", "JWT"),
                                HEADER.replace("RS256", "hs" + bits),
                                HEADER)) {
                    add(
                            "the public key as a secret",
                            RawToken.authenticated(header, payload(), "HmacSHA" + bits, secret));
                }
            }
        }
    }

    private void addOtherAlgorithms() {
        for (var name :
                List.of(
                        "RS384",
                        "RS512",
                        "PS256",
                        "PS384",
                        "ES256",
                        "ES256K",
                        "EdDSA",
                        "rs256",
                        "Rs256",
                        "RS256 ",
                        "RS1",
                        "SHA256withRSA",
                        "RSA",
                        "dir",
                        "A128KW")) {
            add(
                    "another algorithm",
                    RawToken.signed(HEADER.replace("RS256", name), payload(), RS256, ours));
        }
        add(
                "another algorithm",
                RawToken.signed(
                        HEADER.replace("RS256", "RS512"), payload(), "SHA512withRSA", ours));
        add("another algorithm", RawToken.signed(HEADER, payload(), "SHA512withRSA", ours));
        add("another algorithm", RawToken.signed(HEADER, payload(), "SHA1withRSA", ours));
        for (var header :
                List.of(
                        "{\"typ\":\"at+jwt\",\"kid\":\"test\"}",
                        HEADER.replace("\"RS256\"", "null"),
                        HEADER.replace("\"RS256\"", "256"),
                        HEADER.replace("\"RS256\"", "[\"RS256\"]"),
                        HEADER.replace("{", "{\"alg\":\"none\","),
                        HEADER.replace("}", ",\"alg\":\"none\"}"),
                        HEADER.replace("}", ",\"crit\":[\"exp\"]}"),
                        HEADER.replace("}", ",\"crit\":[\"uptick\"],\"uptick\":true}"),
                        HEADER.replace("}", ",\"b64\":false,\"crit\":[\"b64\"]}"))) {
            add("another algorithm", RawToken.signed(header, payload(), RS256, ours));
        }
    }

    private void addKeysOfTheirOwn() {
        var jwk = stranger.toPublicJWK().toJSONString();
        for (var brought :
                List.of(
                        "\"jwk\":" + jwk,
                        "\"jwk\":" + key.toPublicJWK().toJSONString(),
                        "\"jwk\":" + stranger.toJSONString(),
                        "\"jku\":\"https://stranger.example/jwks.json\"",
                        "\"jku\":\"http://127.0.0.1:1/jwks.json\"",
                        "\"jku\":\"http://169.254.169.254/latest/meta-data/\"",
                        "\"jku\":\"file:///etc/passwd\"",
                        "\"jku\":\"https://uptick.local/.well-known/jwks.json\"",
                        "\"jku\":\"https://uptick.local@stranger.example/jwks.json\"",
                        "\"x5u\":\"https://stranger.example/chain.pem\"",
                        "\"x5u\":\"file:///dev/zero\"",
                        "\"x5c\":[\"" + key.getModulus() + "\"]",
                        "\"x5t\":\"AAAA\"",
                        "\"x5t#S256\":\"AAAA\"",
                        "\"keys\":[" + jwk + "]",
                        "\"epk\":" + jwk)) {
            for (var kid : List.of("test", "stranger", "", "https://stranger.example/key")) {
                add(
                        "a key that it brings along",
                        RawToken.signed(
                                HEADER.replace("\"test\"", "\"" + kid + "\"")
                                        .replace("}", "," + brought + "}"),
                                payload(),
                                RS256,
                                strangers));
            }
        }
        add("a stranger's key", RawToken.signed(HEADER, payload(), RS256, strangers));
    }

    private void addOtherKeyIds() {
        for (var kid : ForgedClaims.KEY_IDS) {
            var header = HEADER.replace("\"test\"", kid);
            add("a key's id", RawToken.signed(header, payload(), RS256, strangers));
            // Also by the right key: what decides is the id, not whichever key happens to fit.
            add("a key's id", RawToken.signed(header, payload(), RS256, ours));
        }
        add(
                "a key's id",
                RawToken.signed(HEADER.replace(",\"kid\":\"test\"", ""), payload(), RS256, ours));
    }

    private void addOtherTypes() {
        for (var type :
                List.of(
                        "\"JWT\"",
                        "\"jwt\"",
                        "\"rt+jwt\"",
                        "\"refresh+jwt\"",
                        "\"id+jwt\"",
                        "\"logout+jwt\"",
                        "\"at+jwt \"",
                        "\"application/jwt\"",
                        "\"\"",
                        "null",
                        "1",
                        "[\"at+jwt\"]",
                        "{}")) {
            add(
                    "another kind of token",
                    RawToken.signed(HEADER.replace("\"at+jwt\"", type), payload(), RS256, ours));
        }
        add(
                "another kind of token",
                RawToken.signed(HEADER.replace("\"typ\":\"at+jwt\",", ""), payload(), RS256, ours));
        // A refresh token of ours is no JWT at all.
        add("another kind of token", RawToken.part(new byte[32]));
    }

    private void addWrongClaims() {
        for (var wrong : ForgedClaims.wrong(user, now)) {
            add("a wrong claim", RawToken.signed(HEADER, payload(wrong), RS256, ours));
        }
        for (var missing : ForgedClaims.NEEDED) {
            add(
                    "a missing claim",
                    RawToken.signed(HEADER, payload("\"" + missing + "\":"), RS256, ours));
            add(
                    "a claim that is null",
                    RawToken.signed(HEADER, payload("\"" + missing + "\":null"), RS256, ours));
        }
        for (var twice : ForgedClaims.twice(user)) {
            var payload = payload();
            add(
                    "a claim that is there twice",
                    RawToken.signed(HEADER, payload.replace("{", "{" + twice + ","), RS256, ours));
            add(
                    "a claim that is there twice",
                    RawToken.signed(HEADER, payload.replace("}", "," + twice + "}"), RS256, ours));
        }
    }

    /* The signature of a right token under other claims. */
    private void addSwappedClaims() {
        var right = RawToken.signed(HEADER, payload(), RS256, ours).split("\\.");
        var random = new Random(5);
        for (var i = 0; i < 300; i++) {
            var other =
                    switch (i % 6) {
                        case 0 -> "\"sub\":\"" + new UUID(random.nextLong(), i) + "\"";
                        case 1 -> "\"roles\":[\"user\",\"editor\",\"admin\"],\"i\":" + i;
                        case 2 -> "\"exp\":" + (now + 1_000 + i);
                        case 3 -> "\"token_epoch\":" + (1 + i);
                        case 4 -> "\"tier\":\"premium\",\"i\":" + i;
                        default -> "\"jti\":\"" + i + "\"";
                    };
            add("swapped claims", right[0] + "." + RawToken.part(payload(other)) + "." + right[2]);
        }
    }

    private void addNoJson() {
        for (var text : ForgedClaims.noJson()) {
            add("no JSON", RawToken.signed(text, payload(), RS256, ours));
            add("no JSON", RawToken.signed(HEADER, text, RS256, ours));
        }
        var random = new Random(7);
        for (var length = 0; length < 300; length++) {
            var noise = new StringBuilder();
            random.ints(length, 0x20, 0x7f).forEach(noise::appendCodePoint);
            add("noise", noise.toString());
        }
        var right = RawToken.signed(HEADER, payload(), RS256, ours);
        add("huge", right + "A".repeat(4_000));
        add(
                "huge",
                RawToken.signed(
                        HEADER, payload("\"x\":\"" + "x".repeat(3_000) + "\""), RS256, ours));
        add("huge", RawToken.part("[".repeat(2_000)) + right.substring(right.indexOf('.')));
        add("huge", ".".repeat(4_000));
    }

    private void addPieces() {
        var right = RawToken.signed(HEADER, payload(), RS256, ours);
        for (var length = 0; length < right.length(); length++) {
            add("a piece", right.substring(0, length));
            if (length > 0) {
                add("a piece", right.substring(length));
            }
        }
        var parts = right.split("\\.");
        for (var order :
                List.of("021", "102", "120", "201", "210", "01", "0", "012.2", "0122", "00122")) {
            var pieces = new ArrayList<String>();
            order.chars().filter(Character::isDigit).forEach(part -> pieces.add(parts[part - '0']));
            add("a piece", String.join(".", pieces));
        }
        for (var beside : List.of(".", "..", "=", "==", "A", "\"", "'", "/", "+", "%00", ",")) {
            add("something beside", right + beside);
            add("something beside", beside + right);
        }
    }

    private void addFlippedBits() {
        var parts = RawToken.signed(HEADER, payload(), RS256, ours).split("\\.");
        for (var part = 0; part < 3; part++) {
            var bits = RawToken.bytes(parts[part]).length * 8;
            for (var bit = 0; bit < bits; bit++) {
                var bytes = RawToken.bytes(parts[part]);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                var changed = parts.clone();
                changed[part] = RawToken.part(bytes);
                add("a flipped bit", String.join(".", changed));
            }
        }
    }

    private void addChangedCharacters() {
        var right = RawToken.signed(HEADER, payload(), RS256, ours);
        var random = new Random(11);
        for (var position = 0; position < right.length(); position++) {
            // The last of a part may carry bits that mean nothing; a dot is what the pieces try.
            if (right.charAt(position) == '.'
                    || position + 1 == right.length()
                    || right.charAt(position + 1) == '.') {
                continue;
            }
            for (var letter : new char[] {'A', 'B', (char) ('a' + random.nextInt(26)), '.', '='}) {
                if (letter != right.charAt(position)) {
                    add(
                            "a changed character",
                            right.substring(0, position) + letter + right.substring(position + 1));
                }
            }
        }
    }
}
