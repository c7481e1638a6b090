package uptick.collections;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.ObservationState;
import uptick.model.collections.SkippedTopic;

/// A topic that a run did not ask a source for, as clients see it.
@Serdeable(naming = SnakeCaseStrategy.class)
record SkippedView(
        String source, UUID topicId, String title, ObservationState state, String reason) {

    static SkippedView of(SkippedTopic skipped) {
        return new SkippedView(
                skipped.source(),
                skipped.topicId(),
                skipped.title(),
                skipped.state(),
                skipped.reason());
    }

    /// @param items by source and topic
    /// @param next the cursor of the next page, null on the last
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<SkippedView> items, @Nullable String next) {}
}
