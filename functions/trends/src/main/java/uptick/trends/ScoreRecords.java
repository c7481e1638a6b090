package uptick.trends;

import io.micronaut.serde.annotation.SerdeImport;

import uptick.trends.score.Baseline;
import uptick.trends.score.MomentumInputs;
import uptick.trends.score.Priors;
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
@SerdeImport(Baseline.class)
@SerdeImport(MomentumInputs.class)
@SerdeImport(MomentumInputs.Part.class)
@SerdeImport(MomentumInputs.Missing.class)
@SerdeImport(Weights.class)
@SerdeImport(Priors.class)
@SerdeImport(Priors.Youtube.class)
@SerdeImport(Priors.Prior.class)
final class ScoreRecords {

    private ScoreRecords() {}
}
