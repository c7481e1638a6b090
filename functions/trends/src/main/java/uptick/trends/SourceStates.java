package uptick.trends;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import uptick.model.collections.ObservationState;
import uptick.model.trends.SourceState;
import uptick.trends.score.MomentumInputs.Missing;
import uptick.trends.score.Platform;
import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Unscored;

/// Says of each source why its part of a topic's score is there or missing.
///
/// @param interests the series of interest, of which one counts
/// @param missing the platforms that were looked at and do not count
record SourceStates(SeenTopic topic, Interests interests, List<Missing> missing) {

    private static final SourceState NOT_ASKED =
            new SourceState(ObservationState.NOT_ASKED, "It was not asked in this collection.");
    private static final SourceState OK = new SourceState(ObservationState.OK, null);

    /// By source.
    Map<String, SourceState> all() {
        var states = new LinkedHashMap<String, SourceState>();
        Sources.ALL.forEach(source -> states.put(source, of(source)));
        return states;
    }

    private SourceState of(String source) {
        var seen = topic.of(source);
        if (seen == null) {
            return NOT_ASKED;
        }
        return seen.state() == ObservationState.OK
                ? gap(source).orElse(OK)
                : new SourceState(seen.state(), seen.reason());
    }

    private Optional<SourceState> gap(String source) {
        return switch (source) {
            case Sources.REDDIT -> gap(Platform.REDDIT, "Reddit");
            case Sources.YOUTUBE -> gap(Platform.YOUTUBE, "YouTube");
            case Sources.GOOGLE_TRENDS -> interestGap(source, "Google Trends");
            case Sources.WIKIPEDIA -> interestGap(source, "Wikipedia");
            default -> Optional.empty();
        };
    }

    /* One that cannot be scored says why, also where the other stands in for it. */
    private Optional<SourceState> interestGap(String source, String name) {
        var own = interests.of(source);
        if (own == null) {
            return Optional.of(state(Reason.SHORT_HISTORY, name));
        }
        if (own.score() instanceof Unscored(var reason)) {
            return Optional.of(state(reason, name));
        }
        return own.equals(interests.taken()) ? gap(Platform.GOOGLE, name) : Optional.empty();
    }

    private Optional<SourceState> gap(Platform platform, String name) {
        return missing.stream()
                .filter(gap -> gap.platform() == platform)
                .map(gap -> state(gap.reason(), name))
                .findFirst();
    }

    private static SourceState state(Reason reason, String name) {
        return switch (reason) {
            case NO_VIDEOS -> empty(name + " showed no video of it.");
            case NO_POSTS -> empty(name + " showed no post about it.");
            case NO_VELOCITY ->
                    empty(
                            name
                                    + "'s videos of it cannot be measured yet: neither their age nor an earlier count is known.");
            case SHORT_HISTORY ->
                    empty(name + " knows it for too short a time to say what is usual.");
            case LOW_VOLUME -> empty("Too few people look for it on " + name + " to tell a rise.");
            case NO_WEIGHT ->
                    new SourceState(
                            ObservationState.STALE, name + "'s numbers are too old to count.");
        };
    }

    private static SourceState empty(String reason) {
        return new SourceState(ObservationState.EMPTY, reason);
    }
}
