package uptick.migrations;

import java.util.HashMap;
import java.util.Map;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// The passwords under which functions log in, `uptick.migrations.role-passwords.*`; a role without one does
/// not log in.
@ConfigurationProperties("uptick.migrations.role-passwords")
record RolePasswords(
        @Nullable String uptickAccounts,
        @Nullable String uptickCollections,
        @Nullable String uptickQuota,
        @Nullable String uptickTrends) {

    Map<String, String> byRole() {
        var passwords = new HashMap<String, String>();
        put(passwords, "uptick_accounts", uptickAccounts);
        put(passwords, "uptick_collections", uptickCollections);
        put(passwords, "uptick_quota", uptickQuota);
        put(passwords, "uptick_trends", uptickTrends);
        return Map.copyOf(passwords);
    }

    private static void put(Map<String, String> passwords, String role, @Nullable String password) {
        if (password != null && !password.isBlank()) {
            passwords.put(role, password);
        }
    }

    @Override
    public String toString() {
        return "RolePasswords" + byRole().keySet();
    }
}
