package uptick.local.sample.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class RateMeterTest {

    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");

    private final RateMeter meter = new RateMeter(2, Duration.ofMinutes(1));

    @Test
    void takesAsManyAsItsWindowHolds() {
        assertThat(meter.take(NOW)).isTrue();
        assertThat(meter.take(NOW.plusSeconds(30))).isTrue();
        assertThat(meter.take(NOW.plusSeconds(59))).isFalse();
        assertThat(meter.pause(NOW.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(meter.take(NOW.plusSeconds(60))).isTrue();
        assertThat(meter.take(NOW.plusSeconds(89))).isFalse();
    }

    @Test
    void forgetsWhatIsStillToComeWhereTheClockIsSetBack() {
        meter.take(NOW);
        meter.take(NOW);

        assertThat(meter.take(NOW.minusSeconds(1))).isTrue();
    }
}
