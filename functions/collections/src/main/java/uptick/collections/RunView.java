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
import uptick.model.collections.ObservationState;
import uptick.model.collections.SourceProgress;

/// A run as clients see it.
///
/// @param isPartial completed, but not with everything
/// @param errors what was not collected, and why
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record RunView(
        UUID id,
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
                Objects.requireNonNull(run.id(), "a run from the database has an id"),
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
    /// @param next the cursor of the next page, null on the last
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<RunView> items, @Nullable String next) {}

    /// A run with how far it is.
    ///
    /// @param sources by name, those that are not asked included
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Whole(
            UUID id,
            String kind,
            String provenance,
            @Nullable Instant scheduledFor,
            Instant startedAt,
            @Nullable Instant completedAt,
            String status,
            boolean isPartial,
            List<DataCollection.Gap> errors,
            int youtubeApiQuotaUsed,
            List<Progress> sources) {

        static Whole of(DataCollection row, List<SourceProgress> progress) {
            var run = RunView.of(row);
            return new Whole(
                    run.id(),
                    run.kind(),
                    run.provenance(),
                    run.scheduledFor(),
                    run.startedAt(),
                    run.completedAt(),
                    run.status(),
                    run.isPartial(),
                    run.errors(),
                    run.youtubeApiQuotaUsed(),
                    progress.stream().map(Progress::of).toList());
        }
    }

    /// How far a run is with a source.
    ///
    /// @param slicesDone of its slices, those that have ended, well or not
    /// @param slicesFailed of them, those that gave nothing
    /// @param items topics with numbers
    /// @param state what came of it so far, null until something did
    /// @param topicsWithoutUnits topics that it was not asked for, since no units were left for them
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Progress(
            String source,
            long slices,
            long slicesDone,
            long slicesFailed,
            long calls,
            long units,
            long items,
            @Nullable ObservationState state,
            @Nullable String reason,
            long topicsWithoutUnits) {

        static Progress of(SourceProgress progress) {
            return new Progress(
                    progress.source(),
                    progress.slices(),
                    progress.slicesDone(),
                    progress.slicesFailed(),
                    progress.calls(),
                    progress.units(),
                    progress.items(),
                    progress.state(),
                    progress.reason(),
                    progress.topicsWithoutUnits());
        }
    }
}
