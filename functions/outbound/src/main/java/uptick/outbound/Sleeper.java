package uptick.outbound;

import java.time.Duration;

/// Waits; in tests it only notes for how long.
@FunctionalInterface
public interface Sleeper {

    /// Returns when the pause is over.
    void sleep(Duration pause) throws InterruptedException;
}
