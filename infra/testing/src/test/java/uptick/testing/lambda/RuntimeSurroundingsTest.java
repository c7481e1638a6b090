package uptick.testing.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.testing.lambda.TestFunctions.ask;
import static uptick.testing.lambda.TestFunctions.runtime;

import java.util.Map;

import org.junit.jupiter.api.Test;

class RuntimeSurroundingsTest {
    @Test
    void letsNothingOfThisEnvironmentThrough() {
        LambdaRuntime runtime =
                runtime(ProbeHandler.class).environment(Map.of("UPTICK_SETTING", "1"));

        try (RunningFunction function = runtime.start()) {
            String names = ask(function, "environment");

            assertThat(names.replace("\"", "").split("\\\\n"))
                    .containsExactlyInAnyOrder(
                            "UPTICK_SETTING",
                            "AWS_DEFAULT_REGION",
                            "AWS_EXECUTION_ENV",
                            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                            "AWS_LAMBDA_FUNCTION_NAME",
                            "AWS_LAMBDA_FUNCTION_VERSION",
                            "AWS_LAMBDA_INITIALIZATION_TYPE",
                            "AWS_LAMBDA_LOG_GROUP_NAME",
                            "AWS_LAMBDA_LOG_STREAM_NAME",
                            "AWS_LAMBDA_RUNTIME_API",
                            "AWS_REGION",
                            "AWS_XRAY_CONTEXT_MISSING",
                            "LAMBDA_RUNTIME_DIR",
                            "LAMBDA_TASK_ROOT",
                            "LANG",
                            "LD_LIBRARY_PATH",
                            "PATH",
                            "TZ",
                            "_HANDLER");
        }
    }

    @Test
    void runsInUtcWhereverThisJvmIs() {
        try (RunningFunction function = runtime(ProbeHandler.class).start()) {
            assertThat(ask(function, "zone")).isEqualTo("\"UTC\"");
        }
    }

    @Test
    void loadsTheFunctionFromItsUnpackedPackage() {
        try (RunningFunction function = runtime(ProbeHandler.class).start()) {
            assertThat(ask(function, "loader")).isEqualTo("\"CustomerClassLoader\"");
        }
    }

    @Test
    void tellsTheFunctionWhoItIs() {
        try (RunningFunction function = runtime(ProbeHandler.class).memoryMegabytes(256).start()) {
            String context = ask(function, "context");

            assertThat(context)
                    .isEqualTo(
                            "\"uptick-under-test"
                                    + " arn:aws:lambda:eu-west-1:123456789012:function:uptick-under-test 256 true\"");
        }
    }

    @Test
    void keepsTheLogUpToTheAnswer() {
        RunningFunction function = runtime(ProbeHandler.class).start();

        try (function) {
            ask(function, "log");

            assertThat(function.log())
                    .contains("through Lambda's logger", "to standard output", "to standard error")
                    .doesNotContain("WARNING");
        }
        assertThat(function.log()).contains("to standard output");
    }

    @Test
    void runsSeveralFunctionsAtOnce() {
        try (RunningFunction one = runtime(ProbeHandler.class).start();
                RunningFunction other = runtime(SnapStartHandler.class).start()) {
            assertThat(ask(one, "count")).isEqualTo("\"1\"");
            assertThat(ask(other, "asked")).isEqualTo("\"made, asked\"");
            assertThat(ask(one, "count")).isEqualTo("\"2\"");
        }
    }

    @Test
    void killsTheFunctionWhenClosed() {
        RunningFunction function = runtime(ProbeHandler.class).start();
        boolean aliveBefore = function.isAlive();

        function.close();

        assertThat(aliveBefore).isTrue();
        assertThat(function.isAlive()).isFalse();
    }
}
