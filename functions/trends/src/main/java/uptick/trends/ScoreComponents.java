package uptick.trends;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.trends.score.Baseline;
import uptick.trends.score.YoutubeBaselines;
import uptick.trends.score.YoutubeComponents;
import uptick.trends.score.YoutubeVideo;

/// What is stored beside a score: every input, enough to compute it again to the bit.
///
/// @param youtube null where YouTube was not scored
/// @param youtubeQuality 0 to 1, null likewise
/// @param youtubeAgeHours hours from the observation to the scoring, null likewise
/// @param similarwebConfirms whether the bonus was added
/// @param coverage 0 to 1, null without momentum
/// @param agreement 0 to 1, null without momentum
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@SerdeImport(value = YoutubeComponents.class)
@SerdeImport(value = YoutubeVideo.class)
@SerdeImport(value = YoutubeBaselines.class)
@SerdeImport(value = Baseline.class)
record ScoreComponents(
        @Nullable YoutubeComponents youtube,
        @Nullable Double youtubeQuality,
        @Nullable Double youtubeAgeHours,
        boolean similarwebConfirms,
        @Nullable Double coverage,
        @Nullable Double agreement) {}
