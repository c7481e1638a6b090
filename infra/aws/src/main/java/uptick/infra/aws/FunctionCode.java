package uptick.infra.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import software.amazon.awscdk.services.lambda.Code;

/// The packaged code of one function. Only a file that is there can be one, so a synth without `mvn package` stops here.
record FunctionCode(Path artefact) {

    FunctionCode {
        if (!Files.isRegularFile(artefact)) {
            throw new IllegalStateException(
                    "Missing artefact %s: run `mvn package` in the project's root first"
                            .formatted(artefact));
        }
    }

    Code code() {
        return Code.fromAsset(artefact.toString());
    }

    /// Eight hex digits that change with the bytes of the artefact.
    String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(artefact));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
