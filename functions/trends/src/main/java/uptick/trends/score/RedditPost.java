package uptick.trends.score;

import org.jspecify.annotations.Nullable;

/// One post about a topic as a collection saw it.
///
/// @param id a name of our own, never Reddit's; one topic names a post once
/// @param now how it stood
/// @param ageHours hours from its writing to the observation; below zero (clocks differ) counts as zero
/// @param before how it stood at an earlier collection; null when it was not seen before
/// @param hoursBetween hours from that collection to this one; null exactly when `before` is
public record RedditPost(
        String id,
        Echo now,
        double ageHours,
        @Nullable Echo before,
        @Nullable Double hoursBetween) {

    public RedditPost {
        ScoreScale.requireWithin(ageHours, -Double.MAX_VALUE, Double.MAX_VALUE, "ageHours");
        if ((before == null) != (hoursBetween == null)) {
            throw new IllegalArgumentException(
                    "before and hoursBetween belong together: " + before + ", " + hoursBetween);
        }
        if (hoursBetween != null) {
            ScoreScale.requireWithin(
                    hoursBetween, -Double.MAX_VALUE, Double.MAX_VALUE, "hoursBetween");
        }
    }

    /// What a post has brought about so far.
    ///
    /// @param score votes for it less votes against it
    /// @param upvoteRatio share of the votes that are for it, 0..1; null where Reddit does not say
    /// @param comments a count, never negative
    public record Echo(long score, @Nullable Double upvoteRatio, long comments) {
        static final double NO_MORE_FOR_THAN_AGAINST = 0.5;
        static final double RATIO_RANGE = 0.45;
        static final double VOTES_PER_COMMENT = 2;

        public Echo {
            if (comments < 0) {
                throw new IllegalArgumentException(
                        "comments must not be negative, was " + comments);
            }
            if (upvoteRatio != null) {
                ScoreScale.requireWithin(upvoteRatio, 0, 1, "upvoteRatio");
            }
        }

        /// `e = max(score, 0) q + 2 comments` with `q = clamp((ratio - 0.5) / 0.45, 0, 1)`, 1 where the ratio is unknown:
        /// a score is net of the votes against it already.
        double engagement() {
            double agreement =
                    upvoteRatio == null
                            ? 1
                            : ScoreScale.clamp(
                                    (upvoteRatio - NO_MORE_FOR_THAN_AGAINST) / RATIO_RANGE, 0, 1);
            return StrictMath.max(score, 0) * agreement + VOTES_PER_COMMENT * comments;
        }
    }
}
