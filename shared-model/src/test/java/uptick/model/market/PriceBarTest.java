package uptick.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class PriceBarTest {

    private static final Instant FINE = Instant.parse("2026-03-02T21:15:00.123456789Z");
    private static final Instant CUT = Instant.parse("2026-03-02T21:15:00.123456Z");

    @Test
    void equalsTheBarThatTheDatabaseGivesBack() {
        var instrument = UUID.randomUUID();

        var bar = BarRows.bar(instrument, "15m", FINE, "12.5", FINE);

        assertThat(bar).isEqualTo(BarRows.bar(instrument, "15m", CUT, "12.500000", CUT));
        assertThat(bar.close().scale()).isEqualTo(6);
    }

    @Test
    void refusesAPriceThatTheColumnWouldRound() {
        assertThatThrownBy(() -> BarRows.bar(UUID.randomUUID(), 0, "1.0000001", CUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a price has at most 6 decimals, not 1.0000001");
    }
}
