package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class PublishAuditHeadTest {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PublishAuditHead.class);
    private TestDatabase database;

    @BeforeEach
    void listen() throws SQLException {
        database = TestServer.shared().migratedDatabase();
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() throws SQLException {
        logger.detachAppender(lines);
        TestServer.shared().drop(database);
    }

    @Test
    void writesTheHeadWhereItIsKeptOutsideTheDatabase() throws SQLException {
        String hash;
        try (var connection = database.connect()) {
            Sql.execute(
                    connection,
                    "SELECT audit_append(now(), 'a', 'b', 'c', '{}') FROM generate_series(1, 3)");
            hash = Sql.text(connection, "SELECT encode(hash, 'hex') FROM audit_log_head");
        }

        publish();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Audit head 3 " + hash);
    }

    @Test
    void saysSoWhereItIsGone() throws SQLException {
        try (var connection = database.connect()) {
            Sql.execute(connection, "DELETE FROM audit_log_head");
        }

        publish();

        assertThat(lines.list)
                .extracting(ILoggingEvent::toString)
                .containsExactly("[ERROR] The head of the audit chain is gone");
    }

    private void publish() throws SQLException {
        new PublishAuditHead(
                        new OwnerDatabase(
                                new OwnerSettings(
                                        database.url(), database.username(), database.password())))
                .run();
    }
}
