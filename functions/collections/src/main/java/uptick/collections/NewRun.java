package uptick.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The run that somebody wants.
///
/// @param sources names of the sources to ask, all that are on where it is left out
/// @param topicIds the topics to ask for, those that each source is asked for anyway where it is left out
@Serdeable(naming = SnakeCaseStrategy.class)
record NewRun(
        @Nullable @Size(min = 1, max = 20) List<String> sources,
        @Nullable @Size(min = 1, max = 100) List<UUID> topicIds) {}
