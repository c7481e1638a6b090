package uptick.local.sample.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

class QuotaMeterTest {

    @Test
    void takesUnitsUpToTheLimitOnly() {
        var meter = new QuotaMeter(2);
        var now = Instant.parse("2026-03-10T06:00:00Z");

        assertThat(meter.take(now, 1)).isTrue();
        assertThat(meter.take(now, 1)).isTrue();
        assertThat(meter.take(now, 1)).isFalse();
        assertThat(meter.take(now, 0)).isTrue();
        assertThat(meter.usedOn(LocalDate.of(2026, 3, 9))).isEqualTo(2);
    }

    @Test
    void beginsAtMidnightPacificStandardTime() {
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-01-10T07:59:59Z"))).isEqualTo("2026-01-09");
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-01-10T08:00:00Z"))).isEqualTo("2026-01-10");
    }

    @Test
    void beginsAtMidnightOnTheDaysTheClocksChange() {
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-03-08T07:59:59Z"))).isEqualTo("2026-03-07");
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-03-08T08:00:00Z"))).isEqualTo("2026-03-08");
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-03-09T06:59:59Z"))).isEqualTo("2026-03-08");
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-03-09T07:00:00Z"))).isEqualTo("2026-03-09");
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-11-01T07:00:00Z"))).isEqualTo("2026-11-01");
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-11-02T07:59:59Z"))).isEqualTo("2026-11-01");
        assertThat(QuotaMeter.dayOf(Instant.parse("2026-11-02T08:00:00Z"))).isEqualTo("2026-11-02");
    }

    @Test
    void isEmptyForTheDayOnceSpentElsewhere() {
        var meter = new QuotaMeter(10_000);
        meter.spendRestElsewhere(Instant.parse("2026-03-10T06:00:00Z"));

        assertThat(meter.take(Instant.parse("2026-03-10T06:59:59Z"), 1)).isFalse();
        assertThat(meter.take(Instant.parse("2026-03-10T07:00:00Z"), 1)).isTrue();
    }
}
