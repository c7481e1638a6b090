package uptick.trends.score;

import java.util.Optional;

/// Views per hour of one video.
///
/// Formula: `v = max(0, Δviews) / Δh` when the video was seen before, else `v = views / (age + 12)`.
///
/// - `Δviews`: views now less views then; `Δh`: hours between, used when 1 <= Δh <= 168: below an hour the counters'
///   batches are the signal, after a week the change is no longer about now.
/// - `age`: hours since publication, at least 0. The 12 hours keep the first minutes from being the best of all.
/// - A total that fell (YouTube takes counts back) is a velocity of zero, not a reason to fall back to the total: the
///   fallback would give a video more for losing a view than for standing still.
/// - Neither an earlier sight nor an age: no velocity.
///
/// @param viewsPerHour at least 0, finite for every input
/// @param measured whether it is a change between two collections; else the average over the video's life
record Velocity(double viewsPerHour, boolean measured) {
    static final double LEAST_HOURS_BETWEEN = 1;
    static final double MOST_HOURS_BETWEEN = 168;
    static final double AGE_OFFSET_HOURS = 12;

    static Optional<Velocity> of(YoutubeVideo video) {
        Long before = video.previousViews();
        Double between = video.hoursBetween();
        if (before != null
                && between != null
                && between >= LEAST_HOURS_BETWEEN
                && between <= MOST_HOURS_BETWEEN) {
            // both are at least zero: the difference cannot overflow
            return Optional.of(new Velocity(Math.max(0, video.views() - before) / between, true));
        }
        Double age = video.ageHours();
        if (age == null) {
            return Optional.empty();
        }
        double life = StrictMath.max(0, age) + AGE_OFFSET_HOURS;
        return Optional.of(new Velocity(video.views() / life, false));
    }
}
