package uptick.trends.score;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Names the arithmetic behind a stored score: two scores of one version are comparable, and one can be computed again.
///
/// Formula: `s` + [#FORMULAS] + `-` + the first 12 hexadecimal digits of the SHA-256 of [#canonical]: each weight,
/// constant and shipped prior with its value, one per line, in a fixed order. 48 bits: among a thousand versions two
/// would meet by chance with a probability below 2e-9.
///
/// @param value such as `s1-0123456789ab`, at most 20 characters
public record ScoreVersion(String value) {
    /// Counts changes of a formula's shape, which no constant shows. Raise it with such a change.
    static final int FORMULAS = 2;

    private static final int DIGITS = 12;

    public ScoreVersion {
        if (!value.matches("s[0-9]+-[0-9a-f]{" + DIGITS + "}")) {
            throw new IllegalArgumentException("not a score version: " + value);
        }
    }

    public static ScoreVersion of(Weights weights, Priors priors) {
        byte[] text = canonical(weights, priors).getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(sha256(text));
        return new ScoreVersion("s" + FORMULAS + "-" + hash.substring(0, DIGITS));
    }

    static String canonical(Weights weights, Priors priors) {
        return String.join(
                "\n",
                List.of(
                        weights.toString(),
                        "priors " + priors.version(),
                        priors.youtube().toString(),
                        priors.reddit().toString(),
                        constants()));
    }

    private static String constants() {
        return String.join(
                "\n",
                "AGE_OFFSET_HOURS " + Velocity.AGE_OFFSET_HOURS,
                "LEAST_HOURS_BETWEEN " + Velocity.LEAST_HOURS_BETWEEN,
                "MOST_HOURS_BETWEEN " + Velocity.MOST_HOURS_BETWEEN,
                "MAD_TO_SIGMA " + GroupStatistics.MAD_TO_SIGMA,
                "PSEUDO_OBSERVATIONS " + Baseline.PSEUDO_OBSERVATIONS,
                "LEAST_PLATFORM_SIZE " + Baseline.LEAST_PLATFORM_SIZE,
                "MOST_VIDEOS " + YoutubeTraction.MOST_VIDEOS,
                "OUTLIER_WEIGHT " + YoutubeTraction.OUTLIER_WEIGHT,
                "SIZE_WEIGHT " + YoutubeTraction.SIZE_WEIGHT,
                "LIKE_WEIGHT " + YoutubeTraction.LIKE_WEIGHT,
                "LIKE_CLIP " + YoutubeTraction.LIKE_CLIP,
                "PSEUDO_VELOCITY " + YoutubeTraction.PSEUDO_VELOCITY,
                "PSEUDO_LIKES " + YoutubeTraction.PSEUDO_LIKES,
                "PSEUDO_VIEWS " + YoutubeTraction.PSEUDO_VIEWS,
                "LIFETIME_FACTOR " + YoutubeQuality.LIFETIME_FACTOR,
                "UNKNOWN_CHANNEL_FACTOR " + YoutubeQuality.UNKNOWN_CHANNEL_FACTOR,
                "PRIORS_FACTOR " + YoutubeQuality.PRIORS_FACTOR,
                "POST_AGE_OFFSET_HOURS " + PostVelocity.AGE_OFFSET_HOURS,
                "NO_MORE_FOR_THAN_AGAINST " + RedditPost.Echo.NO_MORE_FOR_THAN_AGAINST,
                "RATIO_RANGE " + RedditPost.Echo.RATIO_RANGE,
                "VOTES_PER_COMMENT " + RedditPost.Echo.VOTES_PER_COMMENT,
                "MOST_POSTS " + RedditVelocity.MOST_POSTS,
                "NO_RATIO_FACTOR " + RedditQuality.NO_RATIO_FACTOR,
                "LEAST_POINTS " + InterestWindow.LEAST_POINTS,
                "COMPARED " + InterestWindow.COMPARED,
                "RECENT " + InterestWindow.RECENT,
                "LEAST_WEEKS " + InterestWindow.LEAST_WEEKS,
                "INTEREST_LEAST_SCALE " + InterestSpike.LEAST_SCALE,
                "INTEREST_LOWEST " + InterestSpike.LOWEST,
                "INTEREST_HIGHEST " + InterestSpike.HIGHEST,
                "INTEREST_DIVISOR " + InterestSpike.DIVISOR,
                "SEASONAL_MARGIN " + InterestSpike.SEASONAL_MARGIN,
                "SEASONAL_FACTOR " + InterestSpike.SEASONAL_FACTOR,
                "LOW_VOLUME " + InterestSpike.LOW_VOLUME,
                "LEAST_ALIVE " + InterestSpike.LEAST_ALIVE,
                "LOW_VOLUME_FACTOR " + InterestQuality.LOW_VOLUME_FACTOR,
                "WIKIPEDIA_FACTOR " + InterestQuality.WIKIPEDIA_FACTOR,
                "BONUS_POINTS " + VisitsBonus.POINTS,
                "BONUS_LEAST_VISITS " + VisitsBonus.LEAST_VISITS,
                "BONUS_LEAST_GROWTH " + VisitsBonus.LEAST_GROWTH,
                "BONUS_LEAST_SCORE " + VisitsBonus.LEAST_SCORE,
                "HALF_LIFE_HOURS " + MomentumInputs.HALF_LIFE_HOURS,
                "LEAST_WEIGHT " + MomentumInputs.LEAST_WEIGHT,
                "MOST_BONUS " + MomentumInputs.MOST_BONUS,
                "NORMAL " + Momentum.NORMAL,
                "PULL_GAIN " + Momentum.PULL_GAIN,
                "PULL_OFFSET " + Momentum.PULL_OFFSET,
                "DISAGREEMENT_LIMIT " + Momentum.DISAGREEMENT_LIMIT,
                "AGREEMENT_OF_ONE " + Momentum.AGREEMENT_OF_ONE,
                "HIGH_MOMENTUM " + Confidence.HIGH_MOMENTUM,
                "HIGH_COVERAGE " + Confidence.HIGH_COVERAGE,
                "HIGH_SOURCES " + Confidence.HIGH_SOURCES,
                "HIGH_AGREEMENT " + Confidence.HIGH_AGREEMENT,
                "HIGH_SUSTAINED " + Confidence.HIGH_SUSTAINED,
                "MEDIUM_MOMENTUM " + Confidence.MEDIUM_MOMENTUM,
                "MEDIUM_COVERAGE " + Confidence.MEDIUM_COVERAGE,
                "DECIMALS " + ScoreScale.DECIMALS);
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
