package uptick.migrations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// The connection of the schema's owner, the same settings as every function's.
///
/// @param url JDBC URL
@ConfigurationProperties("datasources.default")
record OwnerSettings(
        String url,
        @Bindable(defaultValue = "") String username,
        @Bindable(defaultValue = "") String password) {

    @Override
    public String toString() {
        return "OwnerSettings[" + url + "]";
    }
}
