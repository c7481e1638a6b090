package uptick.edge.idempotency;

import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;

/// How long answers are kept, `uptick.idempotency.*`.
@ConfigurationProperties("uptick.idempotency")
public final class IdempotencySettings {

    private Duration keptFor = Duration.ofHours(24);

    /// How long the same key gives the same answer; after it, the key may be used anew.
    public Duration getKeptFor() {
        return keptFor;
    }

    public void setKeptFor(Duration keptFor) {
        if (!keptFor.isPositive()) {
            throw new IllegalArgumentException("uptick.idempotency.kept-for must be positive");
        }
        this.keptFor = keptFor;
    }
}
