package uptick.local.sample.reddit;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// One post, with what it comes to in the end.
///
/// @param id without `t3_`
/// @param score votes for it less votes against it, when nobody votes any more
/// @param comments when nobody writes any more
/// @param upvoteRatio share of the votes that are for it
/// @param isPinned whether it stands above its subreddit's posts
/// @param goneAt when it was deleted, null where it never is
/// @param removedBy Reddit's word for who deletes it
record Post(
        String id,
        String subreddit,
        String title,
        String author,
        Instant postedAt,
        long score,
        long comments,
        double upvoteRatio,
        boolean isOver18,
        boolean isPinned,
        @Nullable Instant goneAt,
        String removedBy) {

    /* In eight hours most of the votes that there will be are there. */
    private static final double HOURS = 8;

    String name() {
        return "t3_" + id;
    }

    boolean isThere(Instant now) {
        return !postedAt.isAfter(now);
    }

    boolean isGone(Instant now) {
        return goneAt != null && !goneAt.isAfter(now);
    }

    /// Votes at an instant.
    long score(Instant now) {
        return Math.max(1, Math.round(score * share(now)));
    }

    /// Comments at an instant.
    long comments(Instant now) {
        return Math.round(comments * share(now));
    }

    /// What Reddit sorts by where it shows what is new and liked: votes against age.
    double heat(Instant now) {
        return score(now) / Math.pow(hours(now) + 2, 1.5);
    }

    private double share(Instant now) {
        return 1 - Math.exp(-hours(now) / HOURS);
    }

    private double hours(Instant now) {
        return Math.max(0, Duration.between(postedAt, now).toSeconds() / 3_600d);
    }
}
