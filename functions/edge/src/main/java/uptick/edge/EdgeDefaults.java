package uptick.edge;

import java.util.Map;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;

/// The settings that every function starts with, as defaults that any other source of settings overrides.
@ContextConfigurer
public final class EdgeDefaults implements ApplicationContextConfigurer {

    /// Below the environment (-200): whatever is set there wins.
    private static final int ORDER = -400;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(
                PropertySource.of(
                        "uptick-edge",
                        Map.of(
                                // Everything in our JSON is snake_case, on the wire and in jsonb.
                                "micronaut.serde.property-naming-strategy",
                                "SNAKE_CASE",
                                // An address that is nobody's is 404 for everybody; every address
                                // that is somebody's has a rule.
                                "micronaut.security.reject-not-found",
                                false,
                                // The framework's own address that tells what a token holds: /v1/me
                                // is ours.
                                "micronaut.security.endpoints.introspection.enabled",
                                false,
                                // Nothing of ours is larger; imports will have an address and a
                                // limit of their own.
                                "micronaut.server.max-request-size",
                                "1MB"),
                        ORDER));
    }
}
