package uptick.trends;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// A clock that stands where a test puts it, at first on a day on which no test runs.
@Singleton
@Requires(property = "uptick.standing-clock")
final class StandingClock extends Clock {

    static final Instant FIRST = Instant.parse("2031-03-04T05:06:07Z");

    private volatile Instant now = FIRST;

    void standAt(Instant instant) {
        now = instant;
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
        throw new UnsupportedOperationException("everything of ours is in UTC");
    }
}
