package uptick.testing.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uptick.testing.lambda.TestFunctions.ask;
import static uptick.testing.lambda.TestFunctions.runtime;

import java.util.Map;

import org.junit.jupiter.api.Test;

class SnapStartTest {
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
                runtime(SnapStartHandler.class).environment(Map.of("FAIL_IN", "before checkpoint"));

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
