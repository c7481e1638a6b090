package uptick.trends;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Observation;
import uptick.model.trends.SourceState;
import uptick.trends.Interests.Interest;
import uptick.trends.outcome.Flag;
import uptick.trends.score.Confidence;
import uptick.trends.score.Confidence.Level;
import uptick.trends.score.InterestComponents;
import uptick.trends.score.Momentum;
import uptick.trends.score.MomentumInputs.Observed;
import uptick.trends.score.MomentumScore;
import uptick.trends.score.Platform;
import uptick.trends.score.RedditComponents;
import uptick.trends.score.RedditVelocity;
import uptick.trends.score.SourceScore;
import uptick.trends.score.SourceScore.Scored;
import uptick.trends.score.VisitsBonus;
import uptick.trends.score.Weights;
import uptick.trends.score.YoutubeComponents;
import uptick.trends.score.YoutubeTraction;

/// Scores one topic of a collection: observations in, scores with their reasons out.
final class ScoreTopic {

    private final Baselines baselines;
    private final Instant now;

    /// Scores against these baselines, as of an instant.
    ScoreTopic(Baselines baselines, Instant now) {
        this.baselines = baselines;
        this.now = now;
    }

    /// Scores a topic.
    ///
    /// @param lastFull the level of the last collection within a week in which every platform spoke, null where there was none
    Result score(SeenTopic topic, @Nullable Level lastFull) {
        var reddit = RedditVelocity.of(ScoreInputs.posts(topic), baselines.reddit());
        var youtube = YoutubeTraction.of(ScoreInputs.videos(topic), baselines.youtube());
        var interests = Interests.of(topic);
        var interest = interests.taken();
        var visits = ScoreInputs.visits(topic);
        var observed = new ArrayList<Observed>();
        observed(topic.of(Sources.REDDIT), Platform.REDDIT, reddit, observed);
        observed(topic.of(Sources.YOUTUBE), Platform.YOUTUBE, youtube, observed);
        if (interest != null) {
            observed.add(interest.observed(now));
        }
        var momentum = Momentum.of(Weights.SHIPPED, observed, points(visits, observed));
        return result(
                new Parts(reddit, youtube, interest == null ? null : interest.score(), visits),
                momentum,
                lastFull,
                new SourceStates(topic, interests, momentum.inputs().missing()).all(),
                flags(topic, interest, momentum));
    }

    private static Result result(
            Parts parts,
            MomentumScore momentum,
            @Nullable Level lastFull,
            Map<String, SourceState> states,
            List<Flag> flags) {
        return switch (momentum) {
            case MomentumScore.Known known -> {
                // What every platform says now needs no leave of the last time that they all did.
                var ceiling = known.sources() == Platform.values().length ? null : lastFull;
                var confidence = Confidence.of(known, parts.sustained(), ceiling);
                yield new Result(
                        parts.scores(),
                        known.momentum(),
                        text(confidence.level()),
                        known.inputs().bonus() > 0,
                        states,
                        parts.components(
                                momentum,
                                known.coverage(),
                                known.agreement(),
                                confidence.heldBackBy().stream().map(ScoreTopic::text).toList()),
                        flags);
            }
            case MomentumScore.Unknown _ ->
                    new Result(
                            parts.scores(),
                            null,
                            null,
                            false,
                            states,
                            parts.components(momentum, null, null, List.of()),
                            flags);
        };
    }

    /* Measured by the series that the score was made of; without one, by the momentum itself. */
    private static List<Flag> flags(
            SeenTopic topic, @Nullable Interest interest, MomentumScore momentum) {
        var newest = topic.newest();
        if (!(momentum instanceof MomentumScore.Known known) || newest == null) {
            return List.of();
        }
        return Optional.ofNullable(interest)
                .filter(found -> found.score() instanceof Scored)
                .flatMap(found -> ScoreInputs.series(found.observation()))
                .map(series -> Flag.of(series, known.momentum(), newest))
                .orElseGet(() -> Flag.ofMomentum(known.momentum(), newest));
    }

    private void observed(
            @Nullable Observation observation,
            Platform platform,
            SourceScore score,
            List<Observed> all) {
        if (observation != null) {
            all.add(new Observed(platform, score, Hours.between(observation.observedAt(), now)));
        }
    }

    private static double points(@Nullable VisitsBonus visits, List<Observed> observed) {
        return visits == null
                ? 0
                : visits.points(
                        observed.stream()
                                .map(Observed::score)
                                .filter(Scored.class::isInstance)
                                .map(score -> ((Scored) score).score())
                                .toList());
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /* What the platforms say, before it is put together. */
    private record Parts(
            SourceScore reddit,
            SourceScore youtube,
            @Nullable SourceScore interest,
            @Nullable VisitsBonus visits) {

        Scores scores() {
            return new Scores(of(reddit), of(youtube), of(interest));
        }

        @Nullable Double sustained() {
            return components(interest, InterestComponents.class)
                    .map(found -> found.terms().sustained())
                    .orElse(null);
        }

        ScoreComponents components(
                MomentumScore momentum,
                @Nullable Double coverage,
                @Nullable Double agreement,
                List<String> heldBackBy) {
            return new ScoreComponents(
                    components(reddit, RedditComponents.class).orElse(null),
                    components(youtube, YoutubeComponents.class).orElse(null),
                    components(interest, InterestComponents.class).orElse(null),
                    visits,
                    momentum.inputs(),
                    coverage,
                    agreement,
                    heldBackBy);
        }

        private static @Nullable Double of(@Nullable SourceScore score) {
            return score instanceof Scored scored ? scored.score() : null;
        }

        private static <C> Optional<C> components(@Nullable SourceScore score, Class<C> shape) {
            return score instanceof Scored scored && shape.isInstance(scored.components())
                    ? Optional.of(shape.cast(scored.components()))
                    : Optional.empty();
        }
    }

    /// What each platform says, 0 to 100, null with its reason in the states.
    ///
    /// @param interest of Google Trends, or of Wikipedia in its place
    record Scores(@Nullable Double reddit, @Nullable Double youtube, @Nullable Double interest) {}

    /// A topic's scores.
    ///
    /// @param momentum 0 to 100, null where no source could be scored
    /// @param confidence `high`, `medium` or `low`, null without momentum
    /// @param hasBonus whether visits to the topic's site added to it
    /// @param flags what it will be measured by, none without momentum
    record Result(
            Scores scores,
            @Nullable Double momentum,
            @Nullable String confidence,
            boolean hasBonus,
            Map<String, SourceState> states,
            ScoreComponents components,
            List<Flag> flags) {}
}
