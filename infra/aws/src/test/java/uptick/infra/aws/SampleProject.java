package uptick.infra.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A project folder with everything that a synth reads and nothing in it: artefacts are empty archives.
record SampleProject(Path root) {

    static final String PUBLIC_KEYS =
            "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"sample\",\"n\":\"AQ\",\"e\":\"AQAB\"}]}";

    // the end record of a zip file, which alone is an archive without entries
    private static final byte[] EMPTY_ARCHIVE = {
        'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    static SampleProject in(Path root) {
        SampleProject project = new SampleProject(root);
        for (FunctionShape shape :
                List.of(
                        FunctionShape.ACCOUNTS,
                        FunctionShape.COLLECTIONS,
                        FunctionShape.QUOTA,
                        FunctionShape.TRENDS,
                        FunctionShape.MIGRATIONS)) {
            project.write(shape.artefact(), EMPTY_ARCHIVE);
        }
        project.write("functions/dashboard/src/main/resources/public/index.html", new byte[] {'U'});
        project.write("functions/dashboard/target/openapi/public/openapi.yml", new byte[] {'O'});
        project.write("infra/aws/certificates/rds-ca-rsa2048-g1.pem", new byte[] {'P'});
        return project;
    }

    void write(String name, byte[] content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Blueprint blueprint(int secretsEpoch) {
        return new Blueprint(root, PUBLIC_KEYS, secretsEpoch, "operator@example.org");
    }
}
