package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What the jobs do to everybody's rows, which [RowSecurityTest] says that they see.
@WithDatabase
class JobsTest {

    private final Connection connection;

    JobsTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(connection, Script.read("user-rows.sql"));
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void letTheReportWriteDeliveriesForEverybodyAndNothingElse() throws SQLException {
        for (var access : Access.all(connection)) {
            if (access.role().equals("job_report")) {
                assertThat(access.inserts() || access.updates())
                        .as(access.toString())
                        .isEqualTo(access.table().equals("report_deliveries"));
                assertThat(access.deletes()).as(access.toString()).isFalse();
            }
        }
        var deliveries = new Access("report_deliveries", "job_report", "riu");

        assertThat(ask(deliveries, People.NOBODY, deliveries.touching("UPDATE")))
                .containsExactly("ann", "bob");
        assertThat(
                        People.tell(
                                connection,
                                "uptick_job_report",
                                People.NOBODY,
                                """
                                INSERT INTO report_deliveries (report_id, user_id, channel)
                                SELECT report_id, user_id, 'email' FROM report_deliveries
                                """))
                .isEqualTo(Script.DONE);
    }

    @Test
    void letRetentionRemoveRowsOfEverybody() throws SQLException {
        for (var table : List.of("alerts", "tier_usage")) {
            var access = new Access(table, "job_retention", "rd");

            assertThat(ask(access, People.NOBODY, access.touching("DELETE")))
                    .as(table)
                    .contains("ann", "bob");
        }
    }

    @Test
    void letAlertsChangeNothing() throws SQLException {
        assertThat(Access.all(connection))
                .filteredOn(access -> access.role().equals("job_alerts"))
                .isNotEmpty()
                .allSatisfy(access -> assertThat(access.rights()).isEqualTo("r"));
    }

    private List<String> ask(Access access, String userId, String query) throws SQLException {
        return People.ask(connection, "uptick_" + access.role(), userId, query);
    }
}
