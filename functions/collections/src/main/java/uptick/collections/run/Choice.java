package uptick.collections.run;

import java.util.List;
import java.util.UUID;

import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;

/// What a run asks a source for.
///
/// @param topics in the order in which they are to be asked for
/// @param leftOut what it might have been asked for besides, the one that was nearest to it first
record Choice(List<Topic> topics, List<LeftOut> leftOut) {

    Choice {
        topics = List.copyOf(topics);
        leftOut = List.copyOf(leftOut);
    }

    static Choice all(List<Topic> topics) {
        return new Choice(topics, List.of());
    }

    /// A topic that it is not asked for.
    ///
    /// @param state `QUOTA` where units are missing, `NOT_ASKED` otherwise
    /// @param reason one sentence for people
    record LeftOut(UUID topicId, ObservationState state, String reason) {}
}
