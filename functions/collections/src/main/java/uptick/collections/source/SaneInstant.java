package uptick.collections.source;

import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Instants at which something may have been published on the web.
public final class SaneInstant {

    private static final Instant EARLIEST = Instant.parse("1991-08-06T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private SaneInstant() {}

    /// Reads ISO 8601 in UTC; null where it is none or out of range.
    public static @Nullable Instant iso(@Nullable String text) {
        try {
            return text == null ? null : within(Instant.parse(text));
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// Reads seconds since 1970, with or without a fraction, which is dropped; null where out of range.
    public static @Nullable Instant epochSeconds(@Nullable Double seconds) {
        return seconds == null || Math.abs(seconds) > Integer.MAX_VALUE * 4d
                ? null
                : within(Instant.ofEpochSecond((long) Math.floor(seconds)));
    }

    /// The instant itself; null where nothing can have been published then.
    public static @Nullable Instant within(Instant instant) {
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
    }
}
