package uptick.testing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.SQLException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithDatabase
class WithDatabaseTest {

    private final TestDatabase around;

    WithDatabaseTest(TestDatabase around) {
        this.around = around;
    }

    @Test
    void givesAMigratedDatabaseOnPostgres18(TestDatabase database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT count(*), current_setting('server_version_num')::int / 10000 FROM trends")) {
            row.next();

            assertThat(row.getInt(1)).isZero();
            assertThat(row.getInt(2)).isEqualTo(18);
        }
    }

    @Test
    void tellsTheApplicationWhereTheDatabaseIs(TestDatabase database) {
        assertThat(System.getProperty("datasources.default.url")).isEqualTo(database.url());
    }

    @Test
    void keepsDatabasesApart(TestDatabase database) throws SQLException {
        var other = TestServer.shared().migratedDatabase();

        try (var here = database.connect();
                var there = other.connect()) {
            here.createStatement()
                    .execute("INSERT INTO topics (topic_key, title) VALUES ('here', 'Here')");
            var row = there.createStatement().executeQuery("SELECT count(*) FROM topics");
            row.next();
            assertThat(row.getInt(1)).isZero();
        } finally {
            TestServer.shared().drop(other);
        }
    }

    @Test
    void readsAServerFromItsUrl() {
        assertThat(ServerAddress.of(URI.create("postgresql://me:secret@db.example:5433/main")))
                .isEqualTo(new ServerAddress("url", "db.example", 5433, "main", "me", "secret"));
    }

    @Nested
    class InANestedClass {

        @Test
        void isTheDatabaseOfTheClassAroundIt(TestDatabase database) {
            assertThat(database).isEqualTo(around);
            assertThat(System.getProperty("datasources.default.url")).isEqualTo(around.url());
        }
    }
}
