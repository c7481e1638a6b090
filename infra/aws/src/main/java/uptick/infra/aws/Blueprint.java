package uptick.infra.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// What a deploy is made from: files of the project and the operator's few choices.
///
/// @param project the project's root folder, holding the packaged functions, the page, the API's document and the certificates
/// @param publicKeys the JWKS (public members only) that access tokens are verified with
/// @param secretsEpoch a number that, raised by one, replaces every generated secret and re-reads the others
/// @param alarmEmail where alarms are sent, or null for nobody
/// @param mailServer what sends links for forgotten passwords, or null where administrators hand them out
/// @param moreSources what is collected besides YouTube's chart
record Blueprint(
        Path project,
        String publicKeys,
        int secretsEpoch,
        @Nullable String alarmEmail,
        @Nullable MailServer mailServer,
        MoreSources moreSources) {

    private static final Pattern PRIVATE_MEMBER =
            Pattern.compile("\"(d|p|q|dp|dq|qi|oth|k)\"\\s*:");

    Blueprint {
        if (!publicKeys.contains("\"keys\"")) {
            throw new IllegalArgumentException(
                    "The public keys are not a JWKS: no member \"keys\"");
        }
        if (PRIVATE_MEMBER.matcher(publicKeys).find()) {
            throw new IllegalArgumentException(
                    "The public keys hold a private key: refusing to publish it");
        }
        if (secretsEpoch < 1) {
            throw new IllegalArgumentException(
                    "The secrets' epoch starts at 1, not " + secretsEpoch);
        }
    }

    /// A deploy that sends no mail and collects from YouTube alone.
    Blueprint(Path project, String publicKeys, int secretsEpoch, @Nullable String alarmEmail) {
        this(project, publicKeys, secretsEpoch, alarmEmail, null, MoreSources.NONE);
    }

    /// Reads the public keys from the file that [SigningKeyMaker] wrote.
    static String publicKeysIn(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "Missing public keys %s: make a signing key first, see infra/aws/README.md"
                            .formatted(file));
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FunctionCode code(String artefact) {
        return new FunctionCode(project.resolve(artefact));
    }

    /// The folder of the static page.
    Path page() {
        return folder("functions/dashboard/src/main/resources/public");
    }

    /// The folder of the API's document alone, which the build makes.
    Path document() {
        return folder("functions/dashboard/target/openapi/public");
    }

    /// The folder with the certificate authorities of Amazon RDS.
    Path certificates() {
        return folder("infra/aws/certificates");
    }

    private Path folder(String name) {
        Path folder = project.resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("Missing folder " + folder);
        }
        return folder;
    }
}
