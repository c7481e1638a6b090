package uptick.trends.score;

import java.util.List;
import java.util.Optional;

/// The sums over a topic's videos, in the order given, that the formula and its quality need.
///
/// @param videos how many videos there are, with or without a velocity
/// @param moving those with a velocity; the other subsets are subsets of these
/// @param measured those whose velocity is a change between two collections
/// @param withChannel those whose channel's median is known
/// @param channelVelocity the sum of these medians, views per hour
/// @param withLikes those that show their likes
/// @param likes the sum of these likes
/// @param likedViews the sum of the views of the videos that show their likes
record YoutubeSums(
        int videos,
        Subset moving,
        Subset measured,
        Subset withChannel,
        double channelVelocity,
        Subset withLikes,
        double likes,
        double likedViews) {

    /// Some of the videos.
    ///
    /// @param velocity the sum of their views per hour
    record Subset(int videos, double velocity) {
        static final Subset NONE = new Subset(0, 0);

        Subset plus(double more) {
            return new Subset(videos + 1, velocity + more);
        }

        /// The part of a larger subset that this one is, 0..1: by velocity, by count where nothing moves.
        double shareOf(Subset all) {
            return all.velocity > 0 ? velocity / all.velocity : videos / (double) all.videos;
        }
    }

    static YoutubeSums of(List<YoutubeVideo> videos) {
        Subset moving = Subset.NONE;
        Subset measured = Subset.NONE;
        Subset withChannel = Subset.NONE;
        Subset withLikes = Subset.NONE;
        double channelVelocity = 0;
        // double, not long: the largest counts would overflow
        double likes = 0;
        double likedViews = 0;
        for (YoutubeVideo video : videos) {
            Optional<Velocity> known = Velocity.of(video);
            if (known.isEmpty()) {
                continue;
            }
            double velocity = known.get().viewsPerHour();
            moving = moving.plus(velocity);
            if (known.get().measured()) {
                measured = measured.plus(velocity);
            }
            Double channel = video.channelVelocity();
            if (channel != null) {
                withChannel = withChannel.plus(velocity);
                channelVelocity += channel;
            }
            Long shown = video.likes();
            if (shown != null) {
                withLikes = withLikes.plus(velocity);
                likes += shown;
                likedViews += video.views();
            }
        }
        return new YoutubeSums(
                videos.size(),
                moving,
                measured,
                withChannel,
                channelVelocity,
                withLikes,
                likes,
                likedViews);
    }
}
