package uptick.outbound;

import java.time.Duration;

/// Waits; in tests it only notes for how long.
@FunctionalInterface
interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
}
