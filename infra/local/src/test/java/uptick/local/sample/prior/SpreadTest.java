package uptick.local.sample.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void measuresWhereNumbersLieAndHowWide() {
        var spread = Spread.of(List.of(9.0, 1.0, 2.0, 4.0));

        assertThat(spread.count()).isEqualTo(4);
        assertThat(spread.median()).isEqualTo(3);
        assertThat(spread.scale()).isCloseTo(1.4826 * 1.5, within(1e-12));
        assertThat(spread.mean()).isEqualTo(4);
        assertThat(spread.standardDeviation()).isCloseTo(Math.sqrt(38 / 3.0), within(1e-12));
    }

    @Test
    void needsTwoNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of(1.0)));
    }
}
