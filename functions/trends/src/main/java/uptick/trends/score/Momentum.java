package uptick.trends.score;

import java.util.List;

import uptick.trends.score.MomentumInputs.Observed;
import uptick.trends.score.MomentumInputs.Part;
import uptick.trends.score.MomentumScore.Cause;
import uptick.trends.score.MomentumScore.Known;
import uptick.trends.score.MomentumScore.Unknown;

/// Momentum: what the platforms say together about one topic.
///
/// Formula: `M = clamp(50 + (m - 50) κ + bonus, 0, 100)` with `W = Σ w f`, `m = Σ w f s / W`, `C = W / Σw`,
/// `κ = 1.2 C / (C + 0.2)`, and the agreement `G = 1 - min(1, sd / 35)`, `sd = sqrt(Σ w f (s - m)² / W)`.
///
/// - `s`: a platform's score, 0..100; `w`: its weight; `f`: its trust, `2^(-age / 72 h)` times its quality, 0..1.
/// - `Σw` runs over all platforms, the other sums over those that speak. `κ` is 1 at full coverage and draws a score
///   towards the normal 50 the less is known: a lone 98 at 0.3 of the weight becomes 84.6.
/// - One platform agrees with nobody: G = 0.5.
///
/// Shape: platforms in any order, each at most once; sums run in the order of [Platform]. Nothing that speaks: no
/// momentum, with its cause; a missing platform is left out, never a zero. Every result is finite.
///
/// Source: the product's design. 1.2 and 0.2 make κ(1) = 1; 35 is a little more than the deviation (29) of scores that
/// are spread evenly over 0..100.
public final class Momentum {
    static final double NORMAL = 50;
    static final double PULL_GAIN = 1.2;
    static final double PULL_OFFSET = 0.2;
    static final double DISAGREEMENT_LIMIT = 35;
    static final double AGREEMENT_OF_ONE = 0.5;

    private Momentum() {}

    /// Weighs what was observed.
    ///
    /// @param bonus points added at the end, 0..5
    /// @throws IllegalArgumentException if a platform is named twice or the bonus is out of range
    public static MomentumScore of(Weights weights, List<Observed> observed, double bonus) {
        return of(MomentumInputs.of(weights, observed, bonus));
    }

    /// The score of stored inputs, equal to the bit under the same [ScoreVersion].
    public static MomentumScore of(MomentumInputs inputs) {
        if (inputs.parts().isEmpty()) {
            Cause cause =
                    inputs.missing().isEmpty() ? Cause.NOTHING_OBSERVED : Cause.NOTHING_COUNTS;
            return new Unknown(cause, inputs);
        }
        double weight = 0;
        double weighted = 0;
        for (Part part : inputs.parts()) {
            double share = share(inputs, part);
            weight += share;
            weighted += share * part.score();
        }
        double mean = weighted / weight;
        double coverage = weight / inputs.weights().total();
        double pull = PULL_GAIN * coverage / (coverage + PULL_OFFSET);
        double momentum = NORMAL + (mean - NORMAL) * pull + inputs.bonus();
        return new Known(
                ScoreScale.rounded(ScoreScale.clamp(momentum, 0, 100)),
                ScoreScale.rounded(mean),
                ScoreScale.rounded(coverage),
                ScoreScale.rounded(pull),
                ScoreScale.rounded(agreement(inputs, mean, weight)),
                inputs);
    }

    private static double agreement(MomentumInputs inputs, double mean, double weight) {
        if (inputs.parts().size() == 1) {
            return AGREEMENT_OF_ONE;
        }
        double squares = 0;
        for (Part part : inputs.parts()) {
            double distance = part.score() - mean;
            squares += share(inputs, part) * distance * distance;
        }
        double deviation = StrictMath.sqrt(squares / weight);
        return 1 - StrictMath.min(1, deviation / DISAGREEMENT_LIMIT);
    }

    private static double share(MomentumInputs inputs, Part part) {
        return inputs.weights().of(part.platform()) * part.trust();
    }
}
