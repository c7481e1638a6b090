package uptick.quota;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// A clock that stands where a test puts it.
@Singleton
@Requires(property = "uptick.standing-clock")
final class StandingClock extends Clock {

    /// Half past seven in the morning in London; half an hour before midnight in California, a day earlier.
    static final Instant FIRST = Instant.parse("2026-11-27T07:30:00Z");

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
