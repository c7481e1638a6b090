package uptick.migrations.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.Migrations;
import uptick.migrations.Sql;
import uptick.migrations.Versions;
import uptick.migrations.Waiting;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class SchemaLockTest {

    private static final String HELD =
            """
            SELECT (classid::bigint << 32) | objid::bigint
            FROM pg_locks
            JOIN pg_database ON pg_database.oid = pg_locks.database
            WHERE locktype = 'advisory'
              AND datname = current_database()
            """;

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void makeAnEmptyDatabase() throws SQLException {
        database = TestServer.shared().emptyDatabase();
        connection = database.connect();
    }

    @AfterEach
    void dropIt() throws SQLException {
        connection.close();
        TestServer.shared().drop(database);
    }

    @Test
    void isOursAndTheOneThatFlywayHoldsWhileItMigrates() throws Exception {
        var migrations = Migrations.of(database.url(), database.username(), database.password());
        migrations.migrate("0004");
        try (var inTheWay = database.connect();
                var thread = Executors.newSingleThreadExecutor()) {
            inTheWay.setAutoCommit(false);
            Sql.execute(inTheWay, "LOCK TABLE topics IN ACCESS EXCLUSIVE MODE");
            var migrated = thread.submit(() -> migrations.migrate(null));
            Waiting.forALock(connection);

            assertThat(Sql.texts(connection, HELD))
                    .containsExactlyInAnyOrder(
                            String.valueOf(SchemaLock.OURS), String.valueOf(SchemaLock.FLYWAYS));

            inTheWay.rollback();
            assertThat(migrated.get()).isEqualTo(Versions.after("0004"));
        }
    }

    @Test
    void isGivenBackAtTheEndAndWithTheSession() throws SQLException {
        try (var _ = SchemaLock.take(connection)) {
            assertThat(Sql.texts(connection, HELD)).hasSize(2);
        }
        assertThat(Sql.texts(connection, HELD)).isEmpty();

        var lost = database.connect();
        SchemaLock.take(lost);
        lost.close();
        try (var _ = SchemaLock.take(connection)) {
            assertThat(Sql.texts(connection, HELD)).hasSize(2);
        }
    }
}
