package uptick.local.sample.hackernews;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// One story, with what it comes to in the end.
///
/// @param url null where it is a text of its own
/// @param points votes for it, when nobody votes any more
/// @param isDeleted whether it is, an hour after it was submitted
record Story(
        long id,
        String title,
        @Nullable String url,
        String author,
        Instant submittedAt,
        long points,
        boolean isDeleted) {

    private static final double HOURS = 6;

    boolean isThere(Instant now) {
        return !submittedAt.isAfter(now);
    }

    boolean isGone(Instant now) {
        return isDeleted && !submittedAt.plus(Duration.ofHours(1)).isAfter(now);
    }

    /// Votes at an instant.
    long points(Instant now) {
        return Math.max(1, Math.round(points * (1 - Math.exp(-hours(now) / HOURS))));
    }

    /// Comments at an instant.
    long comments(Instant now) {
        return points(now) / 2;
    }

    /// What the front page is ordered by: votes against age.
    double heat(Instant now) {
        return points(now) / Math.pow(hours(now) + 2, 1.8);
    }

    private double hours(Instant now) {
        return Math.max(0, Duration.between(submittedAt, now).toSeconds() / 3_600d);
    }
}
