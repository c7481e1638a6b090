package uptick.edge.request;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// What stands in front of the functions, `uptick.edge.*`.
@ConfigurationProperties("uptick.edge")
public final class EdgeSettings {

    private @Nullable String hopSecret;

    /// What the front door sends along to prove that a request came through it; null where there is no such door, and
    /// then nothing that it would say is believed.
    public @Nullable String getHopSecret() {
        return hopSecret;
    }

    public void setHopSecret(@Nullable String hopSecret) {
        this.hopSecret = hopSecret;
    }
}
