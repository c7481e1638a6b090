package uptick.migrations.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "DAY,   2026-11-27,  0, bars_20261127, 2026-11-27T00:00:00Z, 2026-11-28T00:00:00Z",
        "DAY,   2026-12-31,  1, bars_20270101, 2027-01-01T00:00:00Z, 2027-01-02T00:00:00Z",
        "WEEK,  2026-11-27,  0, bars_2026w48,  2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
        "WEEK,  2027-01-02,  0, bars_2026w53,  2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
        "WEEK,  2026-11-23, -1, bars_2026w47,  2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
        "MONTH, 2026-11-30,  0, bars_2026m11,  2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "MONTH, 2026-11-30,  3, bars_2027m02,  2027-02-01T00:00:00Z, 2027-03-01T00:00:00Z",
        "YEAR,  2028-02-29, -4, bars_y2024,    2024-01-01T00:00:00Z, 2025-01-01T00:00:00Z"
    })
    void holdsItsTimeUnderItsName(
            PartitionPeriod period,
            LocalDate day,
            int moved,
            String name,
            Instant from,
            Instant to) {
        assertThat(period.of("bars", day, moved)).isEqualTo(new Partition(name, from, to));
    }

    @Test
    void refusesPlansThatMakeNoSense() {
        assertThatThrownBy(() -> new PartitionPlan("bars; DROP", PartitionPeriod.DAY, 1, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartitionPlan("bars", PartitionPeriod.DAY, -1, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartitionPlan("bars", PartitionPeriod.DAY, 1, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
