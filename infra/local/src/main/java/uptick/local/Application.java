package uptick.local;

import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.jspecify.annotations.Nullable;

import uptick.local.sample.SampleProviders;
import uptick.model.connection.DatabaseUrl;

/// The one application that holds every function's controllers, with this run's settings.
final class Application {

    /// Nobody but this machine is served.
    static final String HOST = "localhost";

    private Application() {}

    /// Builds and starts the context; its server is not started.
    ///
    /// @param providers the replaying ones, null for the real ones
    static ApplicationContext build(
            RunnerSettings settings,
            DatabaseUrl database,
            SigningKey key,
            HouseClock clock,
            @Nullable SampleProviders providers) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .singletons(clock)
                .properties(properties(settings, database, key, providers))
                .start();
    }

    private static Map<String, Object> properties(
            RunnerSettings settings,
            DatabaseUrl database,
            SigningKey key,
            @Nullable SampleProviders providers) {
        var properties = new HashMap<String, Object>();
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        properties.put("micronaut.server.host", HOST);
        properties.put("micronaut.router.static-resources.page.paths", "classpath:public");
        properties.put("micronaut.router.static-resources.page.mapping", "/**");
        properties.put("datasources.default.url", database.jdbcUrl());
        properties.put("datasources.default.username", database.username());
        properties.put("datasources.default.password", database.password());
        // One process serves everybody here: a connection for each core and as many again that wait
        // for disks.
        properties.put(
                "datasources.default.maximum-pool-size",
                2 * Runtime.getRuntime().availableProcessors() + 2);
        // One login, several functions: each transaction takes on its function's role.
        properties.put("uptick.transaction.assume-role", true);
        properties.put("uptick.token.public-keys", key.publicKeys());
        properties.put("uptick.accounts.signing-key", key.privateKey());
        // Plain HTTP, which does not leave this machine.
        properties.put("uptick.accounts.insecure-cookies", true);
        if (providers != null) {
            properties.putAll(replaying(providers));
        }
        return properties;
    }

    private static Map<String, Object> replaying(SampleProviders providers) {
        var properties = new HashMap<String, Object>(providers.settings());
        properties.put("uptick.collections.provenance", "sample");
        // The replayed charts bring the sample's own topics; of others no source has anything.
        properties.put("uptick.collections.discovery.enabled", false);
        // The sample world's bad mornings do not get better by waiting.
        properties.put("uptick.outbound.retry.first-pause", "1ms");
        properties.put("uptick.outbound.retry.longest-pause", "10ms");
        return properties;
    }
}
