package uptick.collections;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.DataCollection;

/// A run as clients see it.
///
/// @param isPartial completed, but not with everything
/// @param errors what was not collected, and why
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record RunView(
        @Nullable UUID id,
        String kind,
        String provenance,
        @Nullable Instant scheduledFor,
        Instant startedAt,
        @Nullable Instant completedAt,
        String status,
        boolean isPartial,
        List<DataCollection.Gap> errors,
        int youtubeApiQuotaUsed) {

    static RunView of(DataCollection run) {
        return new RunView(
                run.id(),
                run.kind(),
                run.provenance(),
                run.scheduledFor(),
                run.startedAt(),
                run.completedAt(),
                run.status(),
                run.isPartial(),
                Objects.requireNonNullElse(run.errors(), List.of()),
                run.youtubeApiQuotaUsed());
    }

    /// @param items newest first
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<RunView> items) {}
}
