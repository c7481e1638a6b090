package uptick.trends.score;

/// The momentum of a topic, or that there is none. Each number is rounded to [ScoreScale#DECIMALS] decimals.
public sealed interface MomentumScore {

    /// What it was computed from, or which platforms were looked at in vain.
    MomentumInputs inputs();

    /// A momentum.
    ///
    /// @param momentum M, 0..100, 50 is normal
    /// @param mean m, the trusted mean of the platforms' scores, 0..100
    /// @param coverage C, 0..1, the share of all weight that spoke
    /// @param pull κ, 0..1, how far the mean may leave 50
    /// @param agreement G, 0..1
    /// @param inputs everything needed to compute it again
    record Known(
            double momentum,
            double mean,
            double coverage,
            double pull,
            double agreement,
            MomentumInputs inputs)
            implements MomentumScore {
        public Known {
            ScoreScale.requireWithin(momentum, 0, 100, "momentum");
            ScoreScale.requireWithin(mean, 0, 100, "mean");
            ScoreScale.requireWithin(coverage, 0, 1, "coverage");
            ScoreScale.requireWithin(pull, 0, 1, "pull");
            ScoreScale.requireWithin(agreement, 0, 1, "agreement");
        }

        /// How many platforms spoke, at least 1.
        public int sources() {
            return inputs.parts().size();
        }
    }

    /// No momentum: null in a table, never zero. [MomentumInputs#missing()] has each platform's own reason.
    record Unknown(Cause cause, MomentumInputs inputs) implements MomentumScore {}

    /// Why there is no momentum.
    enum Cause {
        /// No platform was looked at.
        NOTHING_OBSERVED,
        /// Platforms were looked at, none counts.
        NOTHING_COUNTS
    }
}
