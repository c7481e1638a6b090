package uptick.collections.provider;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.TrySource.Tried;
import uptick.model.collections.ObservationState;

/// What came of trying a source.
///
/// @param state `ok` where it answered
/// @param reason one sentence on why it did not, null where it did
/// @param units that the question cost
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record TestView(
        String source,
        ObservationState state,
        @Nullable String reason,
        int units,
        Instant testedAt) {

    static TestView of(String source, Tried tried) {
        return new TestView(source, tried.state(), tried.reason(), tried.units(), tried.triedAt());
    }

    /// Of a source that this installation has nothing to ask with.
    static TestView unavailable(String source, Instant now) {
        return new TestView(
                source, ObservationState.UNSUPPORTED, SourceView.NOTHING_TO_ASK_WITH, 0, now);
    }
}
