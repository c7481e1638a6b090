package uptick.collections.run;

import java.time.Clock;
import java.time.Instant;

import jakarta.inject.Singleton;

import uptick.outbound.Retrying;

/// Gives each slice its [Asker], and whoever asks for other reasons one, too.
@Singleton
public final class AskProviders {

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
        return of(slice.errand(), tally, notAfter);
    }

    /// An asker for a job that belongs to no run. Units, pace and breaker hold for it as for a run of the schedule.
    ///
    /// @param source the source's name, such as `reddit`
    /// @param purpose what stands in the reservations of its units
    /// @param notAfter no question begins at or after it
    public Asker forJob(String source, String purpose, Instant notAfter) {
        return of(Errand.job(source, purpose), new Tally(), notAfter);
    }

    private Asker of(Errand errand, Tally tally, Instant notAfter) {
        return new RetryingAsker(attempts, holds, retrying, steps, clock, errand, tally, notAfter);
    }
}
