package uptick.trends.score;

/// Engagement per hour of one post.
///
/// Formula: `v = max(0, Δe) / Δh` when the post was seen before, else `v = e / (age + 2)`; `e` is [RedditPost.Echo]'s.
///
/// - `Δe`: engagement now less engagement then; `Δh`: hours between, used when 1 <= Δh <= 168, as for videos.
/// - `age`: hours since it was written, at least 0. Two hours keep the first minutes from being the best of all; posts live
///   for a day where videos live for weeks, hence two and not twelve.
///
/// @param engagementPerHour at least 0, finite for every input
/// @param measured whether it is a change between two collections; else the average over the post's life
record PostVelocity(double engagementPerHour, boolean measured) {
    static final double AGE_OFFSET_HOURS = 2;

    static PostVelocity of(RedditPost post) {
        RedditPost.Echo before = post.before();
        Double between = post.hoursBetween();
        double engagement = post.now().engagement();
        if (before != null
                && between != null
                && between >= Velocity.LEAST_HOURS_BETWEEN
                && between <= Velocity.MOST_HOURS_BETWEEN) {
            return new PostVelocity(
                    StrictMath.max(0, engagement - before.engagement()) / between, true);
        }
        double life = StrictMath.max(0, post.ageHours()) + AGE_OFFSET_HOURS;
        return new PostVelocity(engagement / life, false);
    }
}
