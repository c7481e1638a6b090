package uptick.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads how long a provider asks us to wait.
///
/// Source: RFC 9110, 10.2.3; of the date formats only the one that servers must send, IMF-fixdate, is understood.
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /// The time to wait from `now`, zero for a moment that has passed; empty where the header is absent or unreadable.
    public static Optional<Duration> of(Headers headers, Instant now) {
        return headers.first("retry-after").map(String::strip).flatMap(value -> parse(value, now));
    }

    private static Optional<Duration> parse(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
