package uptick.trends;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

import uptick.trends.score.InterestComponents;
import uptick.trends.score.MomentumInputs;
import uptick.trends.score.RedditComponents;
import uptick.trends.score.VisitsBonus;
import uptick.trends.score.YoutubeComponents;

/// What is stored beside a score: every input, enough to compute it again to the bit, and the steps between.
///
/// @param reddit null where Reddit was not scored
/// @param youtube null where YouTube was not scored
/// @param interest null where no series of interest was scored
/// @param visits two months of the topic's site, null where they are not known
/// @param momentum what the momentum was combined from
/// @param coverage 0 to 1, null without momentum
/// @param agreement 0 to 1, null without momentum
/// @param confidenceHeldBackBy which conditions of the next higher level were missed
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScoreComponents(
        @Nullable RedditComponents reddit,
        @Nullable YoutubeComponents youtube,
        @Nullable InterestComponents interest,
        @Nullable VisitsBonus visits,
        MomentumInputs momentum,
        @Nullable Double coverage,
        @Nullable Double agreement,
        List<String> confidenceHeldBackBy) {}
