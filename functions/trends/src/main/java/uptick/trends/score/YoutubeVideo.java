package uptick.trends.score;

import org.jspecify.annotations.Nullable;

/// One video of a topic as a collection saw it.
///
/// @param id YouTube's id; one topic names a video once
/// @param views total so far
/// @param likes total so far; null when the uploader hides them
/// @param ageHours hours from publication to observation; null when unknown; below zero (clocks differ) counts as zero
/// @param previousViews total at an earlier collection; null when the video was not seen before
/// @param hoursBetween hours from that collection to this one; null exactly when `previousViews` is
/// @param channelVelocity the channel's median of views per hour over its last videos, at most 20; null when unknown
public record YoutubeVideo(
        String id,
        long views,
        @Nullable Long likes,
        @Nullable Double ageHours,
        @Nullable Long previousViews,
        @Nullable Double hoursBetween,
        @Nullable Double channelVelocity) {

    /// An earlier collection nearer than this says nothing about velocity.
    public static final double LEAST_HOURS_BETWEEN = Velocity.LEAST_HOURS_BETWEEN;

    /// An earlier collection further away than this says nothing about velocity.
    public static final double MOST_HOURS_BETWEEN = Velocity.MOST_HOURS_BETWEEN;

    public YoutubeVideo {
        requireCount(views, "views");
        if (likes != null) {
            requireCount(likes, "likes");
        }
        if (previousViews != null) {
            requireCount(previousViews, "previousViews");
        }
        if ((previousViews == null) != (hoursBetween == null)) {
            throw new IllegalArgumentException(
                    "previousViews and hoursBetween belong together: "
                            + previousViews
                            + ", "
                            + hoursBetween);
        }
        if (ageHours != null) {
            ScoreScale.requireWithin(ageHours, -Double.MAX_VALUE, Double.MAX_VALUE, "ageHours");
        }
        if (hoursBetween != null) {
            ScoreScale.requireWithin(
                    hoursBetween, -Double.MAX_VALUE, Double.MAX_VALUE, "hoursBetween");
        }
        if (channelVelocity != null) {
            ScoreScale.requireWithin(channelVelocity, 0, Long.MAX_VALUE, "channelVelocity");
        }
    }

    private static void requireCount(long count, String name) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + count);
        }
    }
}
