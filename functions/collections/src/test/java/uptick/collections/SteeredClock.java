package uptick.collections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import uptick.outbound.Sleeper;

/// Stands until the test moves it, or somebody waits by it.
final class SteeredClock extends Clock implements Sleeper {

    private volatile Instant now;

    SteeredClock(Instant now) {
        this.now = now;
    }

    void stand(Instant instant) {
        now = instant;
    }

    synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public void sleep(Duration pause) {
        advance(pause);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }
}
