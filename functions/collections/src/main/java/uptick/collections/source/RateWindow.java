package uptick.collections.source;

import java.time.Duration;
import java.util.Optional;

import uptick.outbound.Headers;

/// How much of its window of requests a provider says is used, from the headers `x-ratelimit-used`, `-remaining` and
/// `-reset` (Reddit's). An answer without them used one request.
///
/// @param used requests since the window began
/// @param remaining requests left, not whole where the provider averages
/// @param reset until the window ends
public record RateWindow(long used, double remaining, Duration reset) {

    private static final String NUMBER = "[0-9]{1,9}([.][0-9]{1,9})?";
    private static final Duration LONGEST = Duration.ofDays(1);

    /* Spread over the window, but never so thin that a run stands still (prawcore, rate_limit.py). */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /// What an answer's headers say; empty where one of the three is missing or makes no sense.
    public static Optional<RateWindow> of(Headers headers) {
        var used = headers.first("x-ratelimit-used").map(String::strip).orElse("");
        var remaining = headers.first("x-ratelimit-remaining").map(String::strip).orElse("");
        var reset = headers.first("x-ratelimit-reset").map(String::strip).orElse("");
        if (!used.matches(NUMBER) || !remaining.matches(NUMBER) || !reset.matches(NUMBER)) {
            return Optional.empty();
        }
        var seconds = Math.round(Double.parseDouble(reset));
        return seconds > LONGEST.toSeconds()
                ? Optional.empty()
                : Optional.of(
                        new RateWindow(
                                Math.round(Double.parseDouble(used)),
                                Double.parseDouble(remaining),
                                Duration.ofSeconds(seconds)));
    }

    /// How long to wait before the next request so that the rest of the window is used evenly: `reset - (window - window
    /// / (used + remaining) x used)`, 0 to 10 s; the whole of `reset` where nothing is left.
    ///
    /// @param window how long the provider's windows are
    public Duration pause(Duration window) {
        if (remaining < 1) {
            return reset;
        }
        var millis = window.toMillis();
        var owed = millis / (used + remaining) * used;
        var pause = Duration.ofMillis(Math.round(reset.toMillis() - (millis - owed)));
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
