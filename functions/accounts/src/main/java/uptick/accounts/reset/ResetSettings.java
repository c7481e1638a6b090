package uptick.accounts.reset;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How forgotten passwords are replaced, `uptick.accounts.reset.*`.
///
/// @param lifetime how long a mailed link counts, 1 minute to 1 day
/// @param perAccount how many are mailed to one account in an hour, 1 to 100
/// @param answerAfter when every request for a link is answered, whatever was to be done meanwhile; up to 10 seconds. Longer
///     than a mail usually takes, for on Lambda a function does nothing more once it has answered
@ConfigurationProperties("uptick.accounts.reset")
record ResetSettings(
        @Bindable(defaultValue = "30m") Duration lifetime,
        @Bindable(defaultValue = "3") int perAccount,
        @Bindable(defaultValue = "2s") Duration answerAfter) {

    ResetSettings {
        if (lifetime.toMinutes() < 1 || lifetime.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "uptick.accounts.reset.lifetime must be 1 minute to 1 day");
        }
        if (perAccount < 1 || perAccount > 100) {
            throw new IllegalArgumentException(
                    "uptick.accounts.reset.per-account must be 1 to 100");
        }
        if (answerAfter.isNegative() || answerAfter.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException(
                    "uptick.accounts.reset.answer-after must be 0 to 10 seconds");
        }
    }
}
