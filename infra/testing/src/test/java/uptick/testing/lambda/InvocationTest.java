package uptick.testing.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static uptick.testing.lambda.TestFunctions.ask;
import static uptick.testing.lambda.TestFunctions.runtime;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

class InvocationTest {
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
                LambdaRuntime.of(TestFunctions.jar())
                        .handler(ProbeHandler.class.getName() + "::handleRequest");

        try (RunningFunction function = runtime.start()) {
            assertThat(ask(function, "folder")).contains("task-");
        }
    }

    @Test
    void keepsTheFunctionFromOneEventToTheNext() {
        try (RunningFunction function = runtime(ProbeHandler.class).start()) {
            List<String> replies =
                    List.of(ask(function, "count"), ask(function, "count"), ask(function, "count"));

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
    void refusesAnAnswerThatIsTooLargeAndGoesOn() {
        try (RunningFunction function = runtime(ProbeHandler.class).start()) {
            Invocation reply = function.invoke("\"large\"");

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Invocation.Failed.class,
                            failed ->
                                    assertThat(failed.errorType())
                                            .isEqualTo("Function.ResponseSizeTooLarge"));
            assertThat(ask(function, "count")).isEqualTo("\"2\"");
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
