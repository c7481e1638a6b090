package uptick.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueprintTest {

    @TempDir private Path folder;

    @Test
    void namesTheArtefactThatIsMissing() {
        Blueprint blueprint = new Blueprint(folder, SampleProject.PUBLIC_KEYS, 1, null);

        assertThatThrownBy(() -> blueprint.code("functions/trends/target/uptick-trends-lambda.jar"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("functions/trends/target/uptick-trends-lambda.jar")
                .hasMessageContaining("mvn package");
    }

    @Test
    void namesTheFileOfPublicKeysThatIsMissing() {
        assertThatThrownBy(() -> Blueprint.publicKeysIn(folder.resolve("jwks.json")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jwks.json");
    }

    @Test
    void refusesToPublishAPrivateKey() {
        String keys = "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQAB\",\"d\" : \"AQ\"}]}";

        assertThatThrownBy(() -> new Blueprint(folder, keys, 1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("private key")
                .hasMessageNotContaining("AQAB");
    }

    @Test
    void refusesKeysThatAreNotASet() {
        assertThatThrownBy(() -> new Blueprint(folder, "{\"kty\":\"RSA\"}", 1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JWKS");
    }

    @Test
    void tellsArtefactsApartByTheirBytes() {
        SampleProject project = SampleProject.in(folder);
        String before = project.blueprint(1).code(FunctionShape.TRENDS.artefact()).fingerprint();

        project.write(FunctionShape.TRENDS.artefact(), new byte[] {1});
        String after = project.blueprint(1).code(FunctionShape.TRENDS.artefact()).fingerprint();

        assertThat(before).matches("[0-9a-f]{8}").isNotEqualTo(after);
    }
}
