package uptick.trends;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

import uptick.trends.score.Baseline;
import uptick.trends.score.MomentumInputs;
import uptick.trends.score.Weights;
import uptick.trends.score.YoutubeBaselines;
import uptick.trends.score.YoutubeComponents;
import uptick.trends.score.YoutubeQuality;
import uptick.trends.score.YoutubeVideo;

/// What is stored beside a score: every input, enough to compute it again to the bit, and the steps between.
///
/// @param youtube null where YouTube was not scored
/// @param momentum what the momentum was combined from
/// @param coverage 0 to 1, null without momentum
/// @param agreement 0 to 1, null without momentum
/// @param confidenceHeldBackBy which conditions of the next higher level were missed
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
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
record ScoreComponents(
        @Nullable YoutubeComponents youtube,
        MomentumInputs momentum,
        @Nullable Double coverage,
        @Nullable Double agreement,
        List<String> confidenceHeldBackBy) {}
