package uptick.testing.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static uptick.testing.lambda.TestFunctions.runtime;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class LambdaRuntimeTest {
    @Test
    void tellsWhyAHandlerCannotBeMade() {
        LambdaRuntime runtime = runtime(FailingHandler.class);

        assertThatExceptionOfType(FunctionFailure.class)
                .isThrownBy(runtime::start)
                .withMessageContaining("DATABASE_URL is missing")
                .satisfies(
                        failure ->
                                assertThat(failure.kind())
                                        .isEqualTo(FunctionFailure.Kind.INIT_ERROR));
    }

    @Test
    void tellsWhenTheJvmItselfDoesNotStart() {
        LambdaRuntime runtime =
                runtime(ProbeHandler.class)
                        .environment(Map.of("JAVA_TOOL_OPTIONS", "-XX:NoSuchFlag"));

        assertThatExceptionOfType(FunctionFailure.class)
                .isThrownBy(runtime::start)
                .withMessageContaining("NoSuchFlag")
                .satisfies(
                        failure -> assertThat(failure.kind()).isEqualTo(FunctionFailure.Kind.DIED));
    }

    @Test
    void givesUpOnASlowStart() {
        LambdaRuntime runtime = runtime(ProbeHandler.class).startTimeout(Duration.ofMillis(1));

        assertThatExceptionOfType(FunctionFailure.class)
                .isThrownBy(runtime::start)
                .withMessageContaining("still starting")
                .satisfies(
                        failure ->
                                assertThat(failure.kind())
                                        .isEqualTo(FunctionFailure.Kind.TIMED_OUT));
    }

    @Test
    void namesThePackageThatIsMissing() {
        LambdaRuntime runtime = LambdaRuntime.of(Path.of("target", "no-lambda.jar")).handler("x.Y");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(runtime::start)
                .withMessageContaining("no-lambda.jar");
    }

    @Test
    void needsAHandler() {
        LambdaRuntime runtime = LambdaRuntime.of(TestFunctions.jar());

        assertThatIllegalStateException()
                .isThrownBy(runtime::start)
                .withMessageContaining("handler");
    }

    @Test
    void refusesVariablesThatLambdaReserves() {
        LambdaRuntime runtime =
                runtime(ProbeHandler.class)
                        .environment(Map.of("AWS_REGION", "us-east-1", "TZ", ":UTC"));

        assertThatIllegalArgumentException()
                .isThrownBy(runtime::start)
                .withMessageEndingWith("[AWS_REGION]");
    }

    @Test
    void measuresTheStart() {
        try (RunningFunction function = runtime(ProbeHandler.class).start()) {
            assertThat(function.startToFirstNext()).isPositive();
            assertThat(function.restoreToFirstNext()).isEmpty();
        }
    }
}
