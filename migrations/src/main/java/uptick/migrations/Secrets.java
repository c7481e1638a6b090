package uptick.migrations;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

/// The passwords of this process's settings, to keep them out of what it says.
@Singleton
final class Secrets {

    private final List<String> passwords;

    Secrets(OwnerSettings owner, AdminSettings admin, RolePasswords roles) {
        var all = new ArrayList<String>(roles.byRole().values());
        all.add(owner.password());
        all.add(passwordOf(admin));
        this.passwords = all.stream().filter(password -> !password.isBlank()).toList();
    }

    private static String passwordOf(AdminSettings admin) {
        try {
            return admin.address().password();
        } catch (IllegalArgumentException noAddress) {
            // for init to complain about; the other commands do without it
            return admin.password();
        }
    }

    /// The text, with a mark where a password stood.
    String hiddenIn(String text) {
        // a JDBC URL may hold one of its own
        var hidden = text.replaceAll("(?i)(password=)[^&\\s'\")]*", "$1***");
        for (var password : passwords) {
            hidden = hidden.replace(password, "***");
        }
        return hidden;
    }
}
