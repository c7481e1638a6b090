package uptick.model.connection;

import java.util.List;

/// What this build needs of the database.
public final class ExpectedSchema {

    /// The oldest schema version that serves, as the migration's file name writes it.
    public static final String VERSION = "0007";

    /// Every table that this build reads or writes, by name.
    public static final List<String> TABLES =
            List.of(
                    "api_quota_usage",
                    "audit_log",
                    "audit_log_head",
                    "data_collections",
                    "observations",
                    "topic_watches",
                    "topics",
                    "trend_scorings",
                    "trends",
                    "users");

    private ExpectedSchema() {}
}
