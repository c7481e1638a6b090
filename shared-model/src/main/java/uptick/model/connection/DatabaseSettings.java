package uptick.model.connection;

import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import org.jspecify.annotations.Nullable;

/// The connection of every process, as defaults that any other source of settings overrides.
///
/// The address comes from `DATASOURCES_DEFAULT_URL` (JDBC) with `..._USERNAME` and `..._PASSWORD`, or
/// from `DATABASE_URL` as hosting platforms give it. Without either, the process starts and answers 503
/// where it needs rows: a function without a database is a mistake of the deployment, not a reason to
/// guess one.
@ContextConfigurer
public final class DatabaseSettings implements ApplicationContextConfigurer {

    /// Below the environment (-200) and system properties (-100): whatever is set there wins.
    private static final int ORDER = -400;

    private static final String NOWHERE =
            "jdbc:postgresql://database-not-configured.invalid:5432/uptick";

    /// Whether a JDBC URL is the one that stands where nobody set any.
    public static boolean isNowhere(String jdbcUrl) {
        return jdbcUrl.equals(NOWHERE);
    }

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(
                PropertySource.of(
                        "uptick-database", defaults(System.getenv("DATABASE_URL")), ORDER));
    }

    static Map<String, Object> defaults(@Nullable String databaseUrl) {
        var settings = new HashMap<String, Object>();
        settings.put("datasources.default.db-type", "postgres");
        settings.put("datasources.default.dialect", "POSTGRES");
        settings.put("datasources.default.driver-class-name", "org.postgresql.Driver");
        settings.put("datasources.default.url", NOWHERE);
        // One execution environment serves one request at a time; the local runner asks for more.
        settings.put("datasources.default.maximum-pool-size", 1);
        settings.put("datasources.default.minimum-idle", 0);
        // Connect when the first statement needs it, so that a process starts while its database is
        // away.
        settings.put("datasources.default.initialization-fail-timeout", -1);
        settings.put("datasources.default.connection-timeout", 5000);
        settings.put("datasources.default.validation-timeout", 2000);
        // SnapStart suspends the pool before its snapshot.
        settings.put("datasources.default.allow-pool-suspension", true);
        // Texts, all of them: to the driver a number or a boolean is not there.
        settings.put("datasources.default.data-source-properties.connectTimeout", "3");
        settings.put("datasources.default.data-source-properties.socketTimeout", "20");
        settings.put("datasources.default.data-source-properties.tcpKeepAlive", "true");
        settings.put("datasources.default.data-source-properties.reWriteBatchedInserts", "true");
        // The detail of a violated constraint is the whole row, and would be logged with the
        // exception: a password's hash among its values.
        settings.put("datasources.default.data-source-properties.logServerErrorDetail", "false");
        if (databaseUrl != null && !databaseUrl.isBlank()) {
            var address = DatabaseUrl.parse(databaseUrl);
            settings.put("datasources.default.url", address.jdbcUrl());
            settings.put("datasources.default.username", address.username());
            settings.put("datasources.default.password", address.password());
        }
        return settings;
    }
}
