package uptick.infra.aws;

import java.util.Locale;

/// Who may log in to the database. The owner is the instance's first user and used by the migrations alone; the others are
/// made without a right to log in by the migrations, which then give them their passwords.
enum DatabaseRole {
    OWNER,
    ACCOUNTS,
    COLLECTIONS,
    QUOTA,
    TRENDS;

    /// The function's domain, which a role is named for.
    String domain() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role's name in PostgreSQL.
    String user() {
        return "uptick_" + domain();
    }
}
