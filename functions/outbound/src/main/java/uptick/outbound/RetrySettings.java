package uptick.outbound;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How often and how fast a passing failure is tried again, `uptick.outbound.retry.*`.
///
/// @param attempts all of them, the first included; 1 to 10
/// @param firstPause the middle of the first pause; each next one is twice as long, each drawn from +-50 %
/// @param longestPause no pause is longer; a provider that asks for more is not asked again in this run
@ConfigurationProperties("uptick.outbound.retry")
public record RetrySettings(
        @Bindable(defaultValue = "3") int attempts,
        @Bindable(defaultValue = "500ms") Duration firstPause,
        @Bindable(defaultValue = "30s") Duration longestPause) {

    private static final int MOST_ATTEMPTS = 10;

    public RetrySettings {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "uptick.outbound.retry.attempts must be 1 to " + MOST_ATTEMPTS);
        }
        if (firstPause.toMillis() < 1 || firstPause.compareTo(longestPause) > 0) {
            throw new IllegalArgumentException(
                    "uptick.outbound.retry.first-pause must be 1 ms or more and within longest-pause");
        }
    }
}
