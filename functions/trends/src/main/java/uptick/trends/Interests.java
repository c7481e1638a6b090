package uptick.trends;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;
import uptick.trends.score.InterestComponents.Origin;
import uptick.trends.score.InterestSpike;
import uptick.trends.score.MomentumInputs.Observed;
import uptick.trends.score.Platform;
import uptick.trends.score.SourceScore;
import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Scored;
import uptick.trends.score.SourceScore.Unscored;

/// Interest in a topic over time, of the two sources that have series of it.
///
/// @param google null where Google Trends gave no series
/// @param wikipedia null where Wikipedia gave none
record Interests(@Nullable Interest google, @Nullable Interest wikipedia) {

    static Interests of(SeenTopic topic) {
        return new Interests(
                interest(topic.of(Sources.GOOGLE_TRENDS), Origin.GOOGLE_TRENDS),
                interest(topic.of(Sources.WIKIPEDIA), Origin.WIKIPEDIA));
    }

    /// The one that counts: Google's where it can be scored, else the page views that stand in for it.
    @Nullable Interest taken() {
        if (google != null && (google.score() instanceof Scored || wikipedia == null)) {
            return google;
        }
        return wikipedia;
    }

    /// The one of a source.
    @Nullable Interest of(String source) {
        return source.equals(Sources.GOOGLE_TRENDS) ? google : wikipedia;
    }

    private static @Nullable Interest interest(@Nullable Observation seen, Origin origin) {
        return seen == null || !hasSeries(seen)
                ? null
                : new Interest(
                        seen,
                        ScoreInputs.window(seen)
                                .map(window -> InterestSpike.of(window, origin))
                                .orElse(new Unscored(Reason.SHORT_HISTORY)));
    }

    /* A stale one counts too, by its age. */
    private static boolean hasSeries(Observation observation) {
        return observation.series() != null
                && (observation.state() == ObservationState.OK
                        || observation.state() == ObservationState.STALE);
    }

    /// A series and what it says.
    record Interest(Observation observation, SourceScore score) {

        Observed observed(Instant now) {
            return new Observed(Platform.GOOGLE, score, ScoreInputs.ageHours(observation, now));
        }
    }
}
