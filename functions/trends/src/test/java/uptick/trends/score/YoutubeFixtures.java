package uptick.trends.score;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

/// Baselines that the reference values were made with, and videos for tests.
final class YoutubeFixtures {
    static final Priors PRIORS =
            new Priors(
                    "fixed",
                    "rounded, for tests",
                    new Priors.Youtube(
                            new Priors.Prior(0.47, 1.15, 0.25, 50),
                            new Priors.Prior(7.86, 1.89, 0.25, 50),
                            new Priors.Prior(0.036, 0.023, 0.005, 50)),
                    new Priors.Reddit(new Priors.Prior(6, 1, 0.25, 50)));
    static final YoutubeBaselines BASELINES = YoutubeBaselines.shipped(PRIORS.youtube());

    private YoutubeFixtures() {}

    /// Seen a day ago, with everything known.
    static YoutubeVideo gaining(String id, long before, long now, long likes, double channel) {
        return new YoutubeVideo(id, now, likes, 30.0, before, 24.0, channel);
    }

    /// Seen a day ago, with neither likes nor channel.
    static YoutubeVideo bare(String id, long before, long now) {
        return new YoutubeVideo(id, now, null, null, before, 24.0, null);
    }

    /// Any video that the type admits, extremes included.
    static YoutubeVideo random(SplittableRandom random, String id) {
        boolean seen = random.nextBoolean();
        return new YoutubeVideo(
                id,
                count(random),
                random.nextBoolean() ? (Long) count(random) : null,
                random.nextBoolean() ? (Double) hours(random) : null,
                seen ? (Long) count(random) : null,
                seen ? (Double) hours(random) : null,
                random.nextBoolean() ? (Double) (double) count(random) : null);
    }

    static List<YoutubeVideo> randomVideos(SplittableRandom random) {
        List<YoutubeVideo> videos = new ArrayList<>();
        int size = random.nextInt(9);
        for (int i = 0; i < size; i++) {
            videos.add(random(random, "v" + i));
        }
        return videos;
    }

    static SourceScore.Scored scored(List<YoutubeVideo> videos, YoutubeBaselines baselines) {
        return switch (YoutubeTraction.of(videos, baselines)) {
            case SourceScore.Scored scored -> scored;
            case SourceScore.Unscored(SourceScore.Reason reason) ->
                    throw new AssertionError("not scored: " + reason);
        };
    }

    static YoutubeComponents components(SourceScore.Scored scored) {
        return switch (scored.components()) {
            case YoutubeComponents components -> components;
            case RedditComponents _, InterestComponents _ ->
                    throw new AssertionError("not YouTube's: " + scored);
        };
    }

    static YoutubeComponents.Terms terms(YoutubeVideo... videos) {
        return components(scored(List.of(videos), BASELINES)).terms();
    }

    static YoutubeQuality quality(YoutubeVideo... videos) {
        return components(scored(List.of(videos), BASELINES)).quality();
    }

    static @Nullable Double numberOrNull(String text) {
        return text.isEmpty() ? null : (Double) Double.parseDouble(text);
    }

    private static long count(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextLong(100);
            default -> (long) StrictMath.exp(random.nextDouble(43));
        };
    }

    private static double hours(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -Double.MAX_VALUE;
            case 2 -> Double.MAX_VALUE;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextDouble(-10, 400);
        };
    }
}
