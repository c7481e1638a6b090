package uptick.trends.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Scored;
import uptick.trends.score.SourceScore.Unscored;

/// What a momentum score was computed from: plain numbers and names, for storing and for computing it again.
///
/// @param parts the platforms that count, in the order of [Platform]
/// @param missing the platforms that were looked at and do not count, in the same order
/// @param bonus points added at the end, 0..5
public record MomentumInputs(
        Weights weights, List<Part> parts, List<Missing> missing, double bonus) {
    static final double MOST_BONUS = 5;

    /// Half the trust is gone after three days.
    static final double HALF_LIFE_HOURS = 72;

    /// Less than this share of all weight is no voice: a perfect score reaches it after about two months.
    static final double LEAST_WEIGHT = 1e-6;

    public MomentumInputs {
        parts = sorted(parts, Comparator.comparing(Part::platform));
        missing = sorted(missing, Comparator.comparing(Missing::platform));
        ScoreScale.requireWithin(bonus, 0, MOST_BONUS, "bonus");
        Set<Platform> seen = EnumSet.noneOf(Platform.class);
        parts.forEach(part -> requireNew(seen, part.platform()));
        missing.forEach(gap -> requireNew(seen, gap.platform()));
    }

    /// What one platform said, and how old that is.
    ///
    /// @param ageHours hours from the observation to now; below zero (clocks differ) counts as zero
    public record Observed(Platform platform, SourceScore score, double ageHours) {
        public Observed {
            ScoreScale.requireWithin(ageHours, -Double.MAX_VALUE, Double.MAX_VALUE, "ageHours");
        }
    }

    /// A platform that counts.
    ///
    /// @param score 0..100
    /// @param quality 0..1, without freshness
    /// @param ageHours hours from the observation to the scoring, at least 0
    public record Part(Platform platform, double score, double quality, double ageHours) {
        public Part {
            ScoreScale.requireWithin(score, 0, 100, "score");
            ScoreScale.requireWithin(quality, 0, 1, "quality");
            ScoreScale.requireWithin(ageHours, 0, Double.MAX_VALUE, "ageHours");
        }

        /// `f = 2^(-ageHours / 72) quality`, 0..1.
        public double trust() {
            return StrictMath.pow(2, -ageHours / HALF_LIFE_HOURS) * quality;
        }
    }

    /// A platform that does not count, and why.
    public record Missing(Platform platform, Reason reason) {}

    /// Sorts what was observed into what counts and what does not.
    static MomentumInputs of(Weights weights, List<Observed> observed, double bonus) {
        List<Part> parts = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (Observed one : observed) {
            switch (one.score()) {
                case Scored(double score, double quality, _) -> {
                    double age = StrictMath.max(0, one.ageHours());
                    Part part = new Part(one.platform(), score, quality, age);
                    if (weights.of(one.platform()) * part.trust() < LEAST_WEIGHT) {
                        missing.add(new Missing(one.platform(), Reason.NO_WEIGHT));
                    } else {
                        parts.add(part);
                    }
                }
                case Unscored(Reason reason) -> missing.add(new Missing(one.platform(), reason));
            }
        }
        return new MomentumInputs(weights, parts, missing, bonus);
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        List<T> copy = new ArrayList<>(list);
        copy.sort(order);
        return List.copyOf(copy);
    }

    private static void requireNew(Set<Platform> seen, Platform platform) {
        if (!seen.add(platform)) {
            throw new IllegalArgumentException(platform + " is named twice");
        }
    }
}
