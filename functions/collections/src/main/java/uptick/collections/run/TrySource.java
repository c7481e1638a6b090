package uptick.collections.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.OneAttempt.Outcome;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.model.collections.ObservationState;

/// Tries whether a source answers: one question of one unit, once, within the source's pace; also where it is switched off or
/// left alone after failures, for that is when operators want to know. What came of it is noted like any call's.
@Singleton
public final class TrySource {

    /* A person waits for it, behind a gateway that gives up after half a minute. */
    private static final Duration TIME = Duration.ofSeconds(10);

    private final TrendSources sources;
    private final OneAttempt attempts;
    private final Clock clock;

    TrySource(TrendSources sources, OneAttempt attempts, Clock clock) {
        this.sources = sources;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// Tries it. Outside of any transaction, for it may take seconds.
    ///
    /// @return empty where this build has no such source
    public Optional<Tried> now(String name) {
        return sources.find(name)
                .map(
                        source ->
                                switch (source.probe(clock.instant())) {
                                    case Probe.Cannot(var state, var reason) ->
                                            new Tried(state, reason, 0, clock.instant());
                                    case Probe.Ask ask -> ask(name, ask);
                                });
    }

    private Tried ask(String name, Probe.Ask ask) {
        var end = clock.instant().plus(TIME);
        return switch (attempts.make(Errand.test(name), ask.question(), end, end)) {
            case Outcome.Refused<?>(var absent) ->
                    new Tried(absent.state(), absent.reason(), 0, clock.instant());
            case Outcome.Answered<?>(var _, var meaning, var wasSent) -> {
                var units = wasSent ? ask.question().units() : 0;
                yield switch (meaning) {
                    case Items<?> _ -> new Tried(ObservationState.OK, null, units, clock.instant());
                    case Absent<?>(var state, var reason) ->
                            new Tried(state, reason, units, clock.instant());
                };
            }
        };
    }

    /// What came of it.
    ///
    /// @param reason one sentence on why it did not answer, null where it did
    /// @param units that it cost
    public record Tried(
            ObservationState state, @Nullable String reason, int units, Instant triedAt) {}
}
