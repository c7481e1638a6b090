package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitsBonusTest {

    @ParameterizedTest
    @CsvSource({
        "11500, 10000, 60, 5",
        "11499, 10000, 60, 0",
        "9999, 100, 60, 0",
        "10000, 8695, 60, 5",
        "50000, 0, 100, 0",
        "50000, 10000, 59.9999, 0"
    })
    void comesWithManyVisitsThatGrowWhereAnotherSaysTheSame(
            long visits, long before, double score, double points) {
        assertThat(new VisitsBonus(visits, before).points(List.of(10.0, score))).isEqualTo(points);
    }

    @Test
    void neverComesAlone() {
        assertThat(new VisitsBonus(1_000_000, 1).points(List.of())).isZero();
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VisitsBonus(-1, 0));
    }
}
