package uptick.testing.lambda;

import java.time.Duration;

/// What a function made of one event.
public sealed interface Invocation {
    /// The handler returned.
    ///
    /// @param payload what it returned, as JSON
    /// @param took from handing over the event to the whole answer
    record Answered(String payload, Duration took) implements Invocation {}

    /// The handler threw, or its answer was refused. The function may go on living, as on Lambda.
    ///
    /// @param errorType the class name of what was thrown, or one of Lambda's own (`Function.ResponseSizeTooLarge`)
    /// @param payload the error as JSON: `errorMessage`, `errorType` and, if it has one, `stackTrace`
    record Failed(String errorType, String payload) implements Invocation {}

    /// The payload of an [Answered], for tests to which everything else is a failure.
    ///
    /// @throws IllegalStateException if this is a [Failed]; says what the function reported
    default String answer() {
        return switch (this) {
            case Answered(String payload, Duration _) -> payload;
            case Failed(String errorType, String payload) ->
                    throw new IllegalStateException("Failed with " + errorType + ": " + payload);
        };
    }
}
