package uptick.collections.run;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.ObservationState;

/// A slice of a source's work, as it is planned.
///
/// @param name which part of the work, such as `chart:GB`; unique among the source's slices of a run, up to 255 characters
/// @param topics the topics that it is to give an observation for
/// @param skipped why it will not be done, null where it will
public record PlannedSlice(String name, List<UUID> topics, @Nullable Skip skipped) {

    private static final int LONGEST_NAME = 255;

    public PlannedSlice {
        topics = List.copyOf(topics);
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a slice's name has up to 255 characters: " + name);
        }
    }

    /// A slice to be done.
    public static PlannedSlice of(String name, List<UUID> topics) {
        return new PlannedSlice(name, topics, null);
    }

    /// The same slice, which will not be done.
    ///
    /// @param state `NOT_ASKED`, `QUOTA` or `UNSUPPORTED`
    /// @param reason one sentence for people, without secrets
    public PlannedSlice skip(ObservationState state, String reason) {
        return new PlannedSlice(name, topics, new Skip(state, reason));
    }

    /// Why a slice is not worth doing, or cannot be done.
    public record Skip(ObservationState state, String reason) {

        public Skip {
            if (state == ObservationState.OK) {
                throw new IllegalArgumentException("what is skipped is not ok");
            }
        }
    }
}
