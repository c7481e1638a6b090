package uptick.infra.aws;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;

/// Makes the key pair that tokens are signed with, once, on the operator's machine: `signing-key.json`, a private JWK to be
/// put into Secrets Manager and deleted, and `jwks.json`, the public half that a deploy publishes.
public final class SigningKeyMaker {

    // more would not fit: a function's environment holds 4 KB, and accounts has both halves in it
    private static final int BITS = 2048;

    private SigningKeyMaker() {}

    /// Writes both files into the folder `keys` and refuses where one is already there.
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        write(Path.of("keys"));
    }

    static void write(Path folder) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();

        Files.createDirectories(folder);
        Path secret = folder.resolve("signing-key.json");
        Files.createFile(
                secret,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "{" + publicMembers(key) + "," + privateMembers(key) + "}");
        Path published = folder.resolve("jwks.json");
        Files.createFile(published);
        Files.writeString(published, "{\"keys\":[{" + publicMembers(key) + "}]}");
    }

    private static String publicMembers(RSAPrivateCrtKey key) throws GeneralSecurityException {
        String thumbprint =
                "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
                        .formatted(text(key.getPublicExponent()), text(key.getModulus()));
        byte[] digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(thumbprint.getBytes(StandardCharsets.US_ASCII));
        return String.join(
                ",",
                "\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\"",
                member("kid", text(digest)),
                member("n", text(key.getModulus())),
                member("e", text(key.getPublicExponent())));
    }

    private static String privateMembers(RSAPrivateCrtKey key) {
        return String.join(
                ",",
                member("d", text(key.getPrivateExponent())),
                member("p", text(key.getPrimeP())),
                member("q", text(key.getPrimeQ())),
                member("dp", text(key.getPrimeExponentP())),
                member("dq", text(key.getPrimeExponentQ())),
                member("qi", text(key.getCrtCoefficient())));
    }

    private static String member(String name, String value) {
        return "\"%s\":\"%s\"".formatted(name, value);
    }

    /// Base64url of the unsigned number without leading zeros, as RFC 7518 section 2 has it.
    private static String text(BigInteger number) {
        byte[] signed = number.toByteArray();
        return text(signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
