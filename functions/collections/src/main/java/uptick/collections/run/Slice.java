package uptick.collections.run;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.model.collections.Topic;

/// A slice that this worker holds.
///
/// @param runId the run
/// @param name as it was planned
/// @param topics as they are now; one that was deleted since is missing
/// @param cursor where to go on, as the source committed it last; null from the beginning
public record Slice(UUID runId, String name, List<Topic> topics, @Nullable String cursor) {

    public Slice {
        topics = List.copyOf(topics);
    }
}
