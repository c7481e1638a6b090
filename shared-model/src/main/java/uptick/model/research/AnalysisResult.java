package uptick.model.research;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

import uptick.value.Advice;

/// What an analysis agent concluded. Append-only.
///
/// @param confidence 0 to 1, as the agent gave it
/// @param weight the agent's when it concluded
/// @param keyMetrics JSON object with the numbers that the reasoning names
@MappedEntity("analysis_results")
public record AnalysisResult(
        @Id @GeneratedValue @Nullable UUID id,
        UUID instrumentId,
        String agentName,
        Advice recommendation,
        double confidence,
        double weight,
        String reasoning,
        @TypeDef(type = DataType.JSON) String keyMetrics,
        Instant analysedAt) {}
