package uptick.model.research;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import org.jspecify.annotations.Nullable;

/// What a discovery agent noticed. Append-only.
///
/// @param score 0 to 100, how strong it is on the agent's own scale
/// @param source where it was noticed
/// @param data JSON object with the numbers behind it
@MappedEntity("signals")
public record Signal(
        @Id @GeneratedValue @Nullable UUID id,
        UUID instrumentId,
        String agentName,
        Type signalType,
        double score,
        String source,
        Instant detectedAt,
        @TypeDef(type = DataType.JSON) String data) {

    /// What kind of thing it is.
    public enum Type {
        PRICE_MOVE,
        VOLUME_SPIKE,
        VOLATILITY,
        TECHNICAL,
        NEWS,
        SENTIMENT,
        TREND,
        FUNDAMENTAL,
        INSIDER,
        MANUAL;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
