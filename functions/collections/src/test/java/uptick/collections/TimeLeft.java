package uptick.collections;

import java.time.Duration;

import io.micronaut.function.aws.proxy.MockLambdaContext;

/// An invocation that the runtime ends after so long.
final class TimeLeft extends MockLambdaContext {

    private final Duration timeLeft;

    TimeLeft(Duration timeLeft) {
        this.timeLeft = timeLeft;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(timeLeft.toMillis());
    }
}
