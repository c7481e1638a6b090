package uptick.accounts.session;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How long a session lasts, `uptick.accounts.session.*`.
///
/// @param idle for so long a refresh token may lie unused
/// @param longest so long after its login a session ends, however often it is refreshed; not shorter than idle
/// @param reuseGrace so long after a token was exchanged, its second use is taken for two requests that were sent at once
///     and not for a thief's; 0 to 60 seconds
@ConfigurationProperties("uptick.accounts.session")
record SessionSettings(
        @Bindable(defaultValue = "14d") Duration idle,
        @Bindable(defaultValue = "90d") Duration longest,
        @Bindable(defaultValue = "10s") Duration reuseGrace) {

    private static final Duration LONGEST_GRACE = Duration.ofMinutes(1);

    SessionSettings {
        if (idle.toSeconds() < 1 || idle.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "uptick.accounts.session.idle must be 1 second or more, and not over longest");
        }
        if (reuseGrace.isNegative() || reuseGrace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException(
                    "uptick.accounts.session.reuse-grace must be 0 to 60 seconds");
        }
    }
}
