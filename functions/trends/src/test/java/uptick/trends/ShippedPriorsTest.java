package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.trends.score.Priors;
import uptick.trends.score.ScoreVersion;
import uptick.trends.score.Weights;

@MicronautTest(startApplication = false, transactional = false)
class ShippedPriorsTest {

    private final ShippedPriors shipped;
    private final JsonMapper json;

    ShippedPriorsTest(ShippedPriors shipped, JsonMapper json) {
        this.shipped = shipped;
        this.json = json;
    }

    @Test
    void readsEveryNumberOfTheFileAndNothingElse() throws IOException {
        var priors = shipped.get();

        assertThat(file())
                .isEqualTo(
                        Map.of(
                                "version",
                                priors.version(),
                                "source",
                                priors.source(),
                                "youtube",
                                Map.of(
                                        "outlier",
                                        numbers(priors.youtube().outlier()),
                                        "size",
                                        numbers(priors.youtube().size()),
                                        "like_rate",
                                        numbers(priors.youtube().likeRate())),
                                "reddit",
                                Map.of("size", numbers(priors.reddit().size()))));
    }

    @Test
    void makesTheScoreVersionThatIsStoredWithEveryTrend() {
        assertThat(ScoreVersion.of(Weights.SHIPPED, shipped.get()).value())
                .as(
                        """
                        The score version changed: scores of tomorrow do not compare with those stored until today, \
                        and history splits here. Where that is meant, give priors.json a new version if a number of it \
                        changed, say the change in the README, and put the new value here. Where it is not, a weight, \
                        a constant or a prior was changed by accident.\
                        """)
                .isEqualTo("s2-d24269b69476");
    }

    private static Map<String, Object> numbers(Priors.Prior prior) {
        return Map.of(
                "median",
                prior.median(),
                "scale",
                prior.scale(),
                "floor",
                prior.floor(),
                "n",
                (int) prior.n());
    }

    private Map<String, Object> file() throws IOException {
        try (var file = ShippedPriors.class.getResourceAsStream("priors.json")) {
            return Objects.requireNonNull(
                    json.readValue(
                            Objects.requireNonNull(file),
                            Argument.mapOf(String.class, Object.class)));
        }
    }
}
