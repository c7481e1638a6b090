package uptick.collections.run;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Metrics;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Series;

/// What a source shows of one topic, or why it shows nothing.
///
/// @param observedAt when the source answered, see [Asker#answeredAt]
/// @param state ok, or the reason of the absence
/// @param reason the absence in a sentence, null only where the state is ok
/// @param metrics the source's numbers, null where it gave none
/// @param series interest over time, for sources that give it
public record Seen(
        UUID topicId,
        Instant observedAt,
        ObservationState state,
        @Nullable String reason,
        @Nullable Metrics metrics,
        @Nullable Series series) {

    public Seen {
        if (state != ObservationState.OK && reason == null) {
            throw new IllegalArgumentException("an absence has a reason");
        }
    }

    /// Numbers of a topic.
    public static Seen ok(UUID topicId, Instant observedAt, Metrics metrics) {
        return new Seen(topicId, observedAt, ObservationState.OK, null, metrics, null);
    }

    /// Interest in a topic over time, with the source's numbers where it gave some.
    public static Seen ok(
            UUID topicId, Instant observedAt, @Nullable Metrics metrics, Series series) {
        return new Seen(topicId, observedAt, ObservationState.OK, null, metrics, series);
    }

    /// Nothing of a topic.
    public static Seen nothing(
            UUID topicId, Instant observedAt, ObservationState state, String reason) {
        return new Seen(topicId, observedAt, state, reason, null, null);
    }
}
