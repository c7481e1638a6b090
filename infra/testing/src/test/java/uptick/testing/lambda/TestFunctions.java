package uptick.testing.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.crac.Core;

/// The functions that the tests of this package run, in one deployment package.
final class TestFunctions {
    private static final Path JAR = pack();

    private TestFunctions() {}

    static Path jar() {
        return JAR;
    }

    static LambdaRuntime runtime(Class<?> handler) {
        return LambdaRuntime.of(JAR).handler(handler.getName());
    }

    static String ask(RunningFunction function, String event) {
        return function.invoke("\"" + event + "\"").answer();
    }

    private static Path pack() {
        try {
            Path jar = Files.createTempFile("uptick-test-lambda-", ".jar");
            jar.toFile().deleteOnExit();
            return TestPackage.of(
                    jar,
                    ProbeHandler.class,
                    FailingHandler.class,
                    SnapStartHandler.class,
                    Core.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
