package uptick.infra.aws;

import java.util.Locale;

/// Who may log in to the database. The owner is the instance's first user and used by the migrations alone; the others are
/// made without a right to log in by the migrations, which then give them their passwords.
enum DatabaseRole {
    OWNER,
    ACCOUNTS,
    COLLECTIONS,
    TRENDS;

    /// The role's name in PostgreSQL.
    String user() {
        return "uptick_" + name().toLowerCase(Locale.ROOT);
    }
}
