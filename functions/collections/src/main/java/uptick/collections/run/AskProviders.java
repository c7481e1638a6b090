package uptick.collections.run;

import java.time.Clock;
import java.time.Instant;

import jakarta.inject.Singleton;

import uptick.outbound.Retrying;

/// Gives each slice its [Asker].
@Singleton
final class AskProviders {

    private final OneAttempt attempts;
    private final Holds holds;
    private final Retrying retrying;
    private final Steps steps;
    private final Clock clock;

    AskProviders(OneAttempt attempts, Holds holds, Retrying retrying, Steps steps, Clock clock) {
        this.attempts = attempts;
        this.holds = holds;
        this.retrying = retrying;
        this.steps = steps;
        this.clock = clock;
    }

    /// An asker for a slice.
    ///
    /// @param tally takes what the questions cost
    /// @param notAfter no question begins at or after it
    Asker of(HeldSlice slice, Tally tally, Instant notAfter) {
        return new SliceAsker(attempts, holds, retrying, steps, clock, slice, tally, notAfter);
    }
}
