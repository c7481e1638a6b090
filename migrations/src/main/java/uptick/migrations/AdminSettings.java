package uptick.migrations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import uptick.model.connection.DatabaseUrl;

/// The connection of somebody who may make databases and roles, `uptick.migrations.admin.*`; only `init` uses it.
///
/// @param url in either form, to any database of the server; empty where `init` is not wanted
/// @param username empty where the URL names it
/// @param password empty where the URL has it
@ConfigurationProperties("uptick.migrations.admin")
record AdminSettings(
        @Bindable(defaultValue = "") String url,
        @Bindable(defaultValue = "") String username,
        @Bindable(defaultValue = "") String password) {

    /// Where the server is and who asks.
    ///
    /// @throws IllegalArgumentException where the settings name no server
    DatabaseUrl address() {
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "init needs an administrator's connection: set uptick.migrations.admin.url");
        }
        var address = DatabaseUrl.parse(url);
        return new DatabaseUrl(
                address.jdbcUrl(),
                username.isEmpty() ? address.username() : username,
                password.isEmpty() ? address.password() : password);
    }

    @Override
    public String toString() {
        return "AdminSettings[" + username + "]";
    }
}
