package uptick.migrations;

import java.sql.SQLException;
import java.sql.Statement;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the head of the audit chain into the log, which is kept outside the database: whoever owns the database can
/// take the newest rows away and move the head back, and only a head that was written down elsewhere tells.
@Singleton
final class PublishAuditHead {

    private static final Logger LOG = LoggerFactory.getLogger(PublishAuditHead.class);

    private final OwnerDatabase database;

    PublishAuditHead(OwnerDatabase database) {
        this.database = database;
    }

    /// Writes `Audit head <sequence> <hash>`, the hash in hexadecimal digits; nothing where there is no audit log yet.
    void run() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            if (!hasAuditLog(statement)) {
                return;
            }
            try (var head =
                    statement.executeQuery(
                            "SELECT sequence, encode(hash, 'hex') FROM audit_log_head")) {
                if (head.next()) {
                    LOG.info("Audit head {} {}", head.getLong(1), head.getString(2));
                } else {
                    LOG.error("The head of the audit chain is gone");
                }
            }
        }
    }

    private static boolean hasAuditLog(Statement statement) throws SQLException {
        try (var found =
                statement.executeQuery("SELECT to_regclass('public.audit_log_head') IS NOT NULL")) {
            return found.next() && found.getBoolean(1);
        }
    }
}
