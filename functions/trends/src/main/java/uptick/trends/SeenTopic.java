package uptick.trends;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Metrics;
import uptick.model.collections.Observation;
import uptick.model.collections.ObservationState;

/// What one collection saw of a topic.
///
/// @param now its observations by source
/// @param before by source the good observation that velocities are measured against, where there is one
record SeenTopic(
        UUID collectionId,
        UUID topicId,
        Map<String, Observation> now,
        Map<String, Observation> before) {

    /// What a source said.
    @Nullable Observation of(String source) {
        return now.get(source);
    }

    /// The numbers of a source's good observation; empty where there is an absence instead.
    <M extends Metrics> Optional<M> metrics(String source, Class<M> shape) {
        return good(source).map(Observation::metrics).filter(shape::isInstance).map(shape::cast);
    }

    /// The numbers of a source's observation before this one.
    <M extends Metrics> Optional<M> metricsBefore(String source, Class<M> shape) {
        return Optional.ofNullable(before.get(source))
                .map(Observation::metrics)
                .filter(shape::isInstance)
                .map(shape::cast);
    }

    /// A source's observation, where it is good.
    Optional<Observation> good(String source) {
        return Optional.ofNullable(of(source))
                .filter(observation -> observation.state() == ObservationState.OK);
    }

    /// When the newest good observation was made, null where none is.
    @Nullable Instant newest() {
        return now.values().stream()
                .filter(observation -> observation.state() == ObservationState.OK)
                .map(Observation::observedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Hours between a source's observation before and this one, null where there are not both.
    @Nullable Double hoursBetween(String source) {
        var present = of(source);
        var earlier = before.get(source);
        return present == null || earlier == null
                ? null
                : (Double) Hours.between(earlier.observedAt(), present.observedAt());
    }
}
