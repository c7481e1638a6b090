package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

@MicronautTest(startApplication = false, transactional = false)
class ShippedPriorsTest {

    private final ShippedPriors shipped;

    ShippedPriorsTest(ShippedPriors shipped) {
        this.shipped = shipped;
    }

    @Test
    void readsEveryNumberOfTheFile() {
        var priors = shipped.get();

        assertThat(priors.version()).isNotBlank();
        assertThat(priors.source()).isNotBlank();
        assertThat(priors.youtube().outlier().n()).isPositive();
        assertThat(priors.youtube().size().scale()).isPositive();
        assertThat(priors.youtube().likeRate().median()).isBetween(0.001, 0.5);
    }
}
