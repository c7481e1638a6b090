package uptick.migrations.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;

import org.junit.jupiter.api.Test;

import uptick.migrations.Migrations;
import uptick.migrations.Versions;
import uptick.migrations.rollback.Rollback;
import uptick.migrations.rollback.RollbackTarget;
import uptick.migrations.structure.Structure;
import uptick.migrations.structure.StructureFile;
import uptick.testing.database.TestServer;

/// Every version with rows in every table: up, down, up.
class VersionsWithDataTest {

    @Test
    void goDownAndUpAgainWithoutARowOfTheVersionBeforeBeingTouched() throws SQLException {
        var database = TestServer.shared().emptyDatabase();
        var migrations = Migrations.of(database.url(), database.username(), database.password());
        try (var connection = database.connect()) {
            var rows = new AnyRows(connection);
            for (var version : Versions.ALL) {
                var before = Structure.of(connection);
                var columns = rows.columns();

                migrations.migrate(version);
                var up = Structure.of(connection);
                assertThat(rows.fill())
                        .as("tables of %s without a row; write one into sample-rows.txt", version)
                        .isEmpty();
                var sums = rows.sums(columns);
                new Rollback(connection, Clock.systemUTC()).to(new RollbackTarget.Steps(1));

                assertThat(Structure.of(connection)).as("down from %s", version).isEqualTo(before);
                assertThat(rows.sums(columns)).as("rows under %s", version).isEqualTo(sums);

                migrations.migrate(version);
                assertThat(Structure.of(connection)).as("up to %s again", version).isEqualTo(up);
                assertThat(rows.sums(columns)).as("rows under %s", version).isEqualTo(sums);
                rows.fill();
            }
            assertThat(Structure.lasting(connection)).isEqualTo(StructureFile.read());
        } finally {
            TestServer.shared().drop(database);
        }
    }
}
