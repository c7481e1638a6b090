package uptick.trends;

import io.micronaut.serde.annotation.SerdeImport;

import uptick.trends.score.Baseline;
import uptick.trends.score.InterestComponents;
import uptick.trends.score.InterestQuality;
import uptick.trends.score.InterestWindow;
import uptick.trends.score.MomentumInputs;
import uptick.trends.score.Priors;
import uptick.trends.score.RedditComponents;
import uptick.trends.score.RedditPost;
import uptick.trends.score.RedditQuality;
import uptick.trends.score.VisitsBonus;
import uptick.trends.score.Weights;
import uptick.trends.score.YoutubeBaselines;
import uptick.trends.score.YoutubeComponents;
import uptick.trends.score.YoutubeQuality;
import uptick.trends.score.YoutubeVideo;

/// Lets the records of the pure package be read and written as JSON: they themselves know no framework.
@SerdeImport(YoutubeComponents.class)
@SerdeImport(YoutubeComponents.Terms.class)
@SerdeImport(YoutubeQuality.class)
@SerdeImport(YoutubeVideo.class)
@SerdeImport(YoutubeBaselines.class)
@SerdeImport(RedditComponents.class)
@SerdeImport(RedditComponents.Terms.class)
@SerdeImport(RedditQuality.class)
@SerdeImport(RedditPost.class)
@SerdeImport(RedditPost.Echo.class)
@SerdeImport(InterestComponents.class)
@SerdeImport(InterestComponents.Terms.class)
@SerdeImport(InterestQuality.class)
@SerdeImport(InterestWindow.class)
@SerdeImport(VisitsBonus.class)
@SerdeImport(Baseline.class)
@SerdeImport(MomentumInputs.class)
@SerdeImport(MomentumInputs.Part.class)
@SerdeImport(MomentumInputs.Missing.class)
@SerdeImport(Weights.class)
@SerdeImport(Priors.class)
@SerdeImport(Priors.Youtube.class)
@SerdeImport(Priors.Reddit.class)
@SerdeImport(Priors.Prior.class)
final class ScoreRecords {

    private ScoreRecords() {}
}
