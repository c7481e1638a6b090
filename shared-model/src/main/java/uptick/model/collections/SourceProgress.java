package uptick.model.collections;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/// How far a run is with a source.
///
/// @param slices into how many pieces the work is cut
/// @param slicesDone of them, those that have ended, well or not
/// @param slicesFailed of them, those that gave nothing
/// @param calls requests sent
/// @param units units of the source's quota spent
/// @param items observations with numbers
/// @param state what came of it so far, the first that is not good; null until a slice has ended
/// @param reason one sentence for people, null where there is nothing to explain
/// @param topicsWithoutUnits topics that it was not asked for, since no units were left for them
@Introspected
public record SourceProgress(
        String source,
        long slices,
        long slicesDone,
        long slicesFailed,
        long calls,
        long units,
        long items,
        @Nullable ObservationState state,
        @Nullable String reason,
        long topicsWithoutUnits) {}
