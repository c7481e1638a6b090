package uptick.trends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

import uptick.trends.score.Priors;

/// Reads the priors that come with the product, one reviewed file: `priors.json` beside this class.
@Singleton
final class ShippedPriors {

    private final Priors priors;

    ShippedPriors(JsonMapper json) {
        try (var file = ShippedPriors.class.getResourceAsStream("priors.json")) {
            if (file == null) {
                throw new IllegalStateException("priors.json is missing from the package");
            }
            priors =
                    Objects.requireNonNull(
                            json.readValue(file, Priors.class), "priors.json is empty");
        } catch (IOException failure) {
            throw new UncheckedIOException("priors.json cannot be read", failure);
        }
    }

    Priors get() {
        return priors;
    }
}
