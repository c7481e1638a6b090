package uptick.testing.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.crac.Core;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaRuntimeTest {
    @TempDir static Path folder;

    static Path jar;

    @BeforeAll
    static void pack() {
        jar =
                TestPackage.of(
                        folder.resolve("uptick-test-lambda.jar"),
                        ProbeHandler.class,
                        FailingHandler.class,
                        SnapStartHandler.class,
                        Core.class);
    }

    private static LambdaRuntime runtime(Class<?> handler) {
        return LambdaRuntime.of(jar).handler(handler.getName());
    }

    private static String ask(RunningFunction function, String event) {
        return function.invoke("\"" + event + "\"").answer();
    }

    @Nested
    class Invoking {
        @Test
        void answersInTheHandlersWords() {
            try (RunningFunction function = runtime(ProbeHandler.class).start()) {
                Invocation reply = function.invoke("\"größer ☃\"");

                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Invocation.Answered.class,
                                answered -> {
                                    assertThat(answered.payload()).isEqualTo("\"größer ☃\"");
                                    assertThat(answered.took()).isPositive();
                                });
            }
        }

        @Test
        void callsTheMethodThatTheHandlerNames() {
            LambdaRuntime runtime =
                    LambdaRuntime.of(jar).handler(ProbeHandler.class.getName() + "::handleRequest");

            try (RunningFunction function = runtime.start()) {
                assertThat(ask(function, "folder")).contains("task-");
            }
        }

        @Test
        void keepsTheFunctionFromOneEventToTheNext() {
            try (RunningFunction function = runtime(ProbeHandler.class).start()) {
                List<String> replies =
                        List.of(
                                ask(function, "count"),
                                ask(function, "count"),
                                ask(function, "count"));

                assertThat(replies).containsExactly("\"1\"", "\"2\"", "\"3\"");
            }
        }

        @Test
        void reportsWhatWasThrownAndGoesOn() {
            try (RunningFunction function = runtime(ProbeHandler.class).start()) {
                Invocation reply = function.invoke("\"throw\"");

                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Invocation.Failed.class,
                                failed -> {
                                    assertThat(failed.errorType())
                                            .isEqualTo("java.lang.IllegalArgumentException");
                                    assertThat(failed.payload())
                                            .contains("no such", "ProbeHandler.handleRequest");
                                });
                assertThatIllegalStateException()
                        .isThrownBy(reply::answer)
                        .withMessageContaining("IllegalArgumentException");
                assertThat(ask(function, "count")).isEqualTo("\"2\"");
            }
        }

        @Test
        void refusesAnAnswerThatLambdaWouldRefuse() {
            try (RunningFunction function = runtime(ProbeHandler.class).start()) {
                Invocation reply = function.invoke("\"large\"");

                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Invocation.Failed.class,
                                failed ->
                                        assertThat(failed.errorType())
                                                .isEqualTo("Function.ResponseSizeTooLarge"));
            }
        }

        @Test
        void tellsWhenTheFunctionDies() {
            try (RunningFunction function = runtime(ProbeHandler.class).start()) {
                assertThatExceptionOfType(FunctionFailure.class)
                        .isThrownBy(() -> function.invoke("\"die\""))
                        .withMessageContaining("exit code 7")
                        .withMessageContaining("last words")
                        .satisfies(
                                failure ->
                                        assertThat(failure.kind())
                                                .isEqualTo(FunctionFailure.Kind.DIED));
                assertThatExceptionOfType(FunctionFailure.class)
                        .isThrownBy(() -> function.invoke("\"count\""));
            }
        }

        @Test
        void killsAFunctionThatOutlivesItsTimeout() {
            LambdaRuntime runtime = runtime(ProbeHandler.class).timeout(Duration.ofMillis(300));

            try (RunningFunction function = runtime.start()) {
                assertThatExceptionOfType(FunctionFailure.class)
                        .isThrownBy(() -> function.invoke("\"hang\""))
                        .withMessageContaining("still at work after 300 ms")
                        .satisfies(
                                failure ->
                                        assertThat(failure.kind())
                                                .isEqualTo(FunctionFailure.Kind.TIMED_OUT));
                assertThatExceptionOfType(FunctionFailure.class)
                        .isThrownBy(() -> function.invoke("\"count\""))
                        .satisfies(
                                failure ->
                                        assertThat(failure.kind())
                                                .isEqualTo(FunctionFailure.Kind.DIED));
            }
        }
    }

    @Nested
    class Starting {
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
                            failure ->
                                    assertThat(failure.kind())
                                            .isEqualTo(FunctionFailure.Kind.DIED));
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
        void needsAHandler() {
            LambdaRuntime runtime = LambdaRuntime.of(jar);

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

    @Nested
    class Surroundings {
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
            try (RunningFunction function =
                    runtime(ProbeHandler.class).memoryMegabytes(256).start()) {
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
                        .contains(
                                "through Lambda's logger",
                                "to standard output",
                                "to standard error")
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

    @Nested
    class SnapStart {
        @Test
        void runsTheHooksBeforeTheFirstEvent() {
            try (RunningFunction function = runtime(SnapStartHandler.class).snapStart().start()) {
                String happened = ask(function, "asked");

                assertThat(happened).isEqualTo("\"made, before checkpoint, after restore, asked\"");
                assertThat(function.restoreToFirstNext())
                        .hasValueSatisfying(
                                took ->
                                        assertThat(took)
                                                .isPositive()
                                                .isLessThan(function.startToFirstNext()));
            }
        }

        @Test
        void tellsWhenAHookFailsBeforeTheCheckpoint() {
            LambdaRuntime runtime =
                    runtime(SnapStartHandler.class)
                            .environment(Map.of("FAIL_IN", "before checkpoint"));

            assertThatExceptionOfType(FunctionFailure.class)
                    .isThrownBy(runtime.snapStart()::start)
                    .withMessageContaining("told to fail before checkpoint")
                    .satisfies(
                            failure ->
                                    assertThat(failure.kind())
                                            .isEqualTo(FunctionFailure.Kind.CHECKPOINT_ERROR));
        }

        @Test
        void tellsWhenAHookFailsAfterTheRestore() {
            LambdaRuntime runtime =
                    runtime(SnapStartHandler.class).environment(Map.of("FAIL_IN", "after restore"));

            assertThatExceptionOfType(FunctionFailure.class)
                    .isThrownBy(runtime.snapStart()::start)
                    .withMessageContaining("told to fail after restore")
                    .satisfies(
                            failure ->
                                    assertThat(failure.kind())
                                            .isEqualTo(FunctionFailure.Kind.RESTORE_ERROR));
        }
    }
}
