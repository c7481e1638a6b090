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

/// An instrument under investigation; each at most once at a time.
///
/// @param score 0 to 100, the higher the sooner
/// @param metadata JSON object with what led to it
/// @param finishedAt when it was done or rejected
@MappedEntity("research_queue")
public record ResearchItem(
        @Id @GeneratedValue @Nullable UUID id,
        UUID instrumentId,
        double score,
        Status status,
        @TypeDef(type = DataType.JSON) String metadata,
        Instant queuedAt,
        @Nullable Instant finishedAt) {

    /// How far it is.
    public enum Status {
        PENDING,
        IN_PROGRESS,
        DONE,
        REJECTED;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
