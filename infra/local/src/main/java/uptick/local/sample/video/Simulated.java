package uptick.local.sample.video;

import java.time.Duration;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import uptick.local.sample.seed.Seed;

/// What the snapshots do not have and the API shows: made up from a seed, the same in every run.
///
/// Real are ids, titles, channel titles, categories, tags, counts and chart order; everything here is
/// not.
final class Simulated {

    private static final Seed SEED = Seed.SAMPLE_WORLD;

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double YOUNGEST_HOURS = 4;

    private Simulated() {}

    /// How long a video had been public when it was first charted: 4 to 72 hours, or up to 168 where
    /// it was charted on the earliest recorded day, for it may have been there before.
    ///
    /// At the speed of the day that followed it would have needed views/speed hours. Videos slow
    /// down, so the true age was below that: a seeded 50 to 100 % of it. Where that speed is
    /// unknown or zero: a seeded 8 to 48 hours.
    ///
    /// @param views on the first charted day, null where unknown
    /// @param viewsADayLater null where unknown or not charted
    static Duration ageWhenFirstCharted(
            String videoId,
            @Nullable Long views,
            @Nullable Long viewsADayLater,
            boolean earliestDay) {
        double share = SEED.fraction("age", videoId);
        double hours = 8 + 40 * share;
        if (views != null && viewsADayLater != null && viewsADayLater > views) {
            double perHour = (viewsADayLater - views) / 24.0;
            hours = views / perHour * (0.5 + 0.5 * share);
        }
        double clamped = Math.clamp(hours, YOUNGEST_HOURS, earliestDay ? 168 : 72);
        return Duration.ofSeconds(Math.round(clamped * SECONDS_PER_HOUR));
    }

    /// "UC" and 22 characters, one for each channel title.
    static String channelId(String channelTitle) {
        var id =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(SEED.hash("channel", channelTitle));
        return "UC" + id.substring(0, 22);
    }

    /// One to twenty minutes, in whole seconds.
    static Duration length(String videoId) {
        return Duration.ofSeconds(60 + (long) (SEED.fraction("length", videoId) * 1_140));
    }
}
