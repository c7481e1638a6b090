package uptick.edge.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TierSettingsTest {

    private final TierSettings.Free free = new TierSettings.Free();
    private final TierSettings settings = new TierSettings(free, new TierSettings.Premium());

    @Test
    void giveEachTierItsOwnLimits() {
        assertThat(settings.of("premium").getRequestsPerDay())
                .isGreaterThan(settings.of("free").getRequestsPerDay());
    }

    @Test
    void takeNoLimitBelowNothing() {
        free.setBriefsPerDay(0);

        assertThat(settings.of("free").getBriefsPerDay()).isZero();
        assertThatThrownBy(() -> free.setBriefsPerDay(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("briefs-per-day");
    }
}
