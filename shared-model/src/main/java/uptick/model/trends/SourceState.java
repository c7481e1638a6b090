package uptick.model.trends;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

import uptick.model.collections.ObservationState;

/// Why a source's part of a score is there or missing.
///
/// @param reason one sentence for people, null where the state says it all
@Introspected
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SourceState(ObservationState state, @Nullable String reason) {}
