package uptick.accounts.throttle;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How often somebody may try, `uptick.accounts.throttle.*`.
///
/// @param perAccount attempts for one name in a window, 1 to 1,000
/// @param perAddress attempts from one address in a window, whatever the name, 1 to 1,000,000: an office has one address
/// @param window how long attempts are counted together from the first on, 1 second to 1 day; then all are forgotten
@ConfigurationProperties("uptick.accounts.throttle")
public record ThrottleSettings(
        @Bindable(defaultValue = "10") int perAccount,
        @Bindable(defaultValue = "50") int perAddress,
        @Bindable(defaultValue = "15m") Duration window) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    public ThrottleSettings {
        within(1000, "per-account", perAccount);
        within(1_000_000, "per-address", perAddress);
        // A window that never ended would lock people out for good.
        if (window.toSeconds() < 1 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException(
                    "uptick.accounts.throttle.window must be 1 second to 1 day");
        }
    }

    int windowSeconds() {
        return Math.toIntExact(window.toSeconds());
    }

    private static void within(int most, String name, int value) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "uptick.accounts.throttle." + name + " must be 1 to " + most);
        }
    }
}
