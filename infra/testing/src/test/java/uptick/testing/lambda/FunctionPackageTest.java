package uptick.testing.lambda;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionPackageTest {
    @TempDir Path folder;

    @Test
    void acceptsALeanPackage() {
        FunctionPackage checked =
                FunctionPackage.of(pack("uptick/x/X.class", "uptick/x/application.yml"));

        assertThatCode(() -> checked.atMostBytes(10_000).verify()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/netty/buffer/ByteBuf.class",
                "com/fasterxml/jackson/databind/ObjectMapper.class",
                "org/flywaydb/core/Flyway.class",
                "META-INF/versions/21/io/netty/util/X.class",
                "application.yml",
                "application-lambda.yaml",
                "lib/other.jar"
            })
    void namesWhatMayNotBeThere(String banned) {
        FunctionPackage checked = FunctionPackage.of(pack("uptick/x/X.class", banned));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(checked::verify)
                .withMessageStartingWith("packed.jar")
                .withMessageContaining(
                        banned.replace("META-INF/versions/21/", "") + " (1 in all): ");
    }

    @Test
    void reportsAllFaultsAtOnce() {
        FunctionPackage checked =
                FunctionPackage.of(pack("io/netty/A.class", "io/netty/B.class", "application.yml"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> checked.atMostBytes(10).verify())
                .withMessageContaining("at most 10 are allowed")
                .withMessageContaining("io/netty/A.class (2 in all)")
                .withMessageContaining("application.yml");
    }

    @Test
    void allowsFlywayWhereItIsAskedFor() {
        FunctionPackage checked = FunctionPackage.of(pack("org/flywaydb/core/Flyway.class"));

        assertThatCode(() -> checked.allowing("org/flywaydb/").verify()).doesNotThrowAnyException();
    }

    @Test
    void refusesToAllowWhatIsNotBanned() {
        FunctionPackage checked = FunctionPackage.of(pack("uptick/x/X.class"));

        assertThatIllegalArgumentException().isThrownBy(() -> checked.allowing("org/flyway"));
    }

    private Path pack(String... names) {
        return TestPackage.ofFiles(folder.resolve("packed.jar"), names);
    }
}
