package uptick.model.recommendations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// A model that recommendations were or are made with; at most one is active. Without its bytes.
///
/// @param trainedFrom first day of the training data
/// @param trainedTo day after the last one of the training data
/// @param params JSON object with everything that training depends on besides the data
/// @param paramsHash SHA-256 over the parameters in canonical form, 64 hexadecimal digits
/// @param metricsJson JSON object of its metrics and those of the baselines
/// @param modelPath where the serialised model lies, if not in the row
/// @param hasEdge whether it beat its baselines out of sample after costs
/// @param isActive the one that recommends now
@MappedEntity("model_versions")
public record ModelVersion(
        @Id @GeneratedValue @Nullable UUID id,
        String version,
        Kind kind,
        Instant trainedAt,
        @Nullable LocalDate trainedFrom,
        @Nullable LocalDate trainedTo,
        @TypeDef(type = DataType.JSON) String params,
        String paramsHash,
        @TypeDef(type = DataType.JSON) String metricsJson,
        @Nullable String modelPath,
        @MappedProperty("has_edge") boolean hasEdge,
        @MappedProperty("is_active") boolean isActive,
        @Nullable UUID registeredBy) {

    /// What a model is.
    public enum Kind {
        TRAINED,
        RULE_SET,
        AGENT_LINE_UP,
        /// Somebody else's predictions.
        EXTERNAL;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
