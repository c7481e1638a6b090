package uptick.infra.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyMakerTest {

    @TempDir private Path folder;

    @Test
    void makesTwoHalvesOfOneKey() throws Exception {
        SigningKeyMaker.write(folder);

        String secret = Files.readString(folder.resolve("signing-key.json"));
        String published = Files.readString(folder.resolve("jwks.json"));
        byte[] message = "header.payload".getBytes(US_ASCII);
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(privateKey(secret));
        signing.update(message);
        Signature verifying = Signature.getInstance("SHA256withRSA");
        verifying.initVerify(publicKey(published));
        verifying.update(message);

        assertThat(verifying.verify(signing.sign())).isTrue();
        assertThat(member(secret, "kid")).isEqualTo(member(published, "kid")).hasSize(43);
    }

    @Test
    void publishesNothingSecretAndHidesTheRest() throws Exception {
        SigningKeyMaker.write(folder);

        String published = Blueprint.publicKeysIn(folder.resolve("jwks.json"));
        assertThat(new Blueprint(folder, published, 1, null).publicKeys()).isEqualTo(published);
        assertThat(Files.getPosixFilePermissions(folder.resolve("signing-key.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void leavesRoomInTheEnvironmentForASecondPublicKey() throws Exception {
        SigningKeyMaker.write(folder);

        long secret = Files.size(folder.resolve("signing-key.json"));
        long published = Files.size(folder.resolve("jwks.json"));

        assertThat(secret + 2 * published).isLessThan(4096 - 1024);
    }

    @Test
    void overwritesNoKey() throws Exception {
        SigningKeyMaker.write(folder);

        assertThatThrownBy(() -> SigningKeyMaker.write(folder))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private static PrivateKey privateKey(String jwk) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePrivate(
                        new RSAPrivateCrtKeySpec(
                                number(jwk, "n"),
                                number(jwk, "e"),
                                number(jwk, "d"),
                                number(jwk, "p"),
                                number(jwk, "q"),
                                number(jwk, "dp"),
                                number(jwk, "dq"),
                                number(jwk, "qi")));
    }

    private static PublicKey publicKey(String jwks) throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwks, "n"), number(jwks, "e")));
    }

    private static BigInteger number(String json, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(member(json, name)));
    }

    private static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }
}
