package uptick.trends;

import uptick.trends.score.Baseline;
import uptick.trends.score.Priors;
import uptick.trends.score.YoutubeBaselines;

/// What is normal on each platform that has a baseline; interest is measured against itself.
record Baselines(YoutubeBaselines youtube, Baseline reddit) {

    /// The shipped priors alone, for an installation without history.
    static Baselines shipped(Priors priors) {
        return new Baselines(
                YoutubeBaselines.shipped(priors.youtube()),
                Baseline.of(null, null, priors.reddit().size()));
    }
}
