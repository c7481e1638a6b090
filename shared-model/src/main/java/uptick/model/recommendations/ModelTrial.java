package uptick.model.recommendations;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// A training run that was tried, discarded or not. Append-only.
///
/// @param family the search that it belongs to
/// @param params JSON object, as in [ModelVersion]
/// @param paramsHash as in [ModelVersion]
/// @param metricsJson JSON object, as in [ModelVersion]
/// @param modelVersionId the version that it became, null where it was discarded
@MappedEntity("model_trials")
public record ModelTrial(
        @Id @GeneratedValue @Nullable UUID id,
        String family,
        @TypeDef(type = DataType.JSON) String params,
        String paramsHash,
        @TypeDef(type = DataType.JSON) String metricsJson,
        @Nullable UUID modelVersionId,
        Instant triedAt) {}
