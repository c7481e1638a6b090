package uptick.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import uptick.outbound.Sleeper;

/// The clock of the whole house: stands at a morning while that is replayed, and is the system's otherwise.
final class HouseClock extends Clock implements Sleeper {

    private final AtomicReference<@Nullable Instant> morning = new AtomicReference<>();

    /// Stops at an instant.
    void standAt(Instant instant) {
        morning.set(instant);
    }

    /// Goes on with the system's time.
    void resume() {
        morning.set(null);
    }

    /// Waits; on a morning that is replayed nobody has to: the morning goes on instead.
    @Override
    public void sleep(Duration pause) throws InterruptedException {
        var replayed =
                morning.updateAndGet(standing -> standing == null ? null : standing.plus(pause));
        if (replayed == null) {
            Thread.sleep(pause);
        }
    }

    @Override
    public Instant instant() {
        var standing = morning.get();
        return standing == null ? Clock.systemUTC().instant() : standing;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("decisions are made in UTC");
    }
}
