package uptick.model.collections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/// One run over the sources.
///
/// @param kind what is collected: `trends`, later bars, listings and news
/// @param provenance `live`, or `sample` where the providers are replayed
/// @param scheduledFor the schedule event that this run answers, null where a person asked
/// @param status `in_progress`, `completed` or `failed`; completed with errors is partial
/// @param errors what was not collected, and why; null while nothing failed
/// @param youtubeApiQuotaUsed YouTube units spent
/// @param leaseExpiresAt until when it may take: a sweep ends what takes longer; null once it has ended
/// @param fencingToken of the run as a whole; work is done, and fenced, slice by slice
@MappedEntity("data_collections")
public record DataCollection(
        @Id @GeneratedValue @Nullable UUID id,
        String kind,
        String provenance,
        @Nullable Instant scheduledFor,
        Instant startedAt,
        @Nullable Instant completedAt,
        String status,
        @TypeDef(type = DataType.JSON) @Nullable List<Gap> errors,
        int redditApiCalls,
        int youtubeApiQuotaUsed,
        int googleTrendsApiCalls,
        @Nullable Instant leaseExpiresAt,
        int fencingToken) {

    public static final String IN_PROGRESS = "in_progress";
    public static final String COMPLETED = "completed";
    public static final String FAILED = "failed";

    /// Completed, but not with everything.
    public boolean isPartial() {
        return status.equals(COMPLETED) && errors != null && !errors.isEmpty();
    }

    /// Something that a run did not collect.
    ///
    /// @param source the source's name
    /// @param slice which part of the source, such as `chart:GB:page-2`
    /// @param state why in a word, one of [ObservationState]'s absences
    /// @param reason why in a sentence
    @Introspected
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Gap(String source, String slice, ObservationState state, String reason) {}
}
