package uptick.collections.source;

import uptick.model.collections.ObservationState;

/// What an answer of a source means: items, or the reason why there are none.
///
/// @param <T> what a page of the source holds
public sealed interface SourceReply<T> {

    /// The source answered with something.
    record Items<T>(T page) implements SourceReply<T> {}

    /// Nothing to use.
    ///
    /// @param state never `OK`
    /// @param reason one sentence for people, without secrets
    record Absent<T>(ObservationState state, String reason) implements SourceReply<T> {

        public Absent {
            if (state == ObservationState.OK) {
                throw new IllegalArgumentException("an absence has a reason");
            }
        }
    }
}
