package uptick.local.sample.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Counts the requests of the latest while, by the injected clock.
///
/// Thread-safe.
public final class RateMeter {

    private final int most;
    private final Duration window;
    private final Deque<Instant> taken = new ArrayDeque<>();

    /// @param most requests within any window, at least 1
    public RateMeter(int most, Duration window) {
        if (most < 1) {
            throw new IllegalArgumentException("a limit of " + most + " requests");
        }
        this.most = most;
        this.window = window;
    }

    /// Takes a request, or not where it would be one too many.
    ///
    /// @return whether it was taken
    public synchronized boolean take(Instant now) {
        if (used(now) >= most) {
            return false;
        }
        taken.add(now);
        return true;
    }

    /// The requests taken within the window that ends now.
    public synchronized int used(Instant now) {
        forget(now);
        return taken.size();
    }

    /* A clock that was set back has not lived those to come. */
    private void forget(Instant now) {
        taken.removeIf(at -> !at.isAfter(now.minus(window)) || at.isAfter(now));
    }

    /// The requests taken since an instant within that window, up to now.
    public synchronized int usedSince(Instant fromInclusive, Instant now) {
        forget(now);
        return (int) taken.stream().filter(at -> !at.isBefore(fromInclusive)).count();
    }

    /// How long until one more is taken; zero where it is now.
    public synchronized Duration pause(Instant now) {
        return used(now) < most
                ? Duration.ZERO
                : Duration.between(now, taken.getFirst().plus(window));
    }
}
