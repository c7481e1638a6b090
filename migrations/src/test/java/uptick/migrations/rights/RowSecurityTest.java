package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Whose rows a right on a table is about: of every table that forces row-level security, and every role with
/// rights on it, as the catalogue lists them.
@WithDatabase
class RowSecurityTest {

    /* Who sees rows of users without acting for one. */
    private static final List<String> EVERYBODYS =
            """
            alerts job_report
            alerts job_retention
            portfolio_positions job_alerts
            portfolio_positions job_report
            report_deliveries job_report
            tier_usage job_retention
            user_settings job_alerts
            user_settings job_report
            watchlist_entries job_alerts
            watchlist_entries job_report
            """
                    .lines()
                    .toList();

    private final Connection connection;

    RowSecurityTest(TestDatabase database) throws SQLException {
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
    void isAskedOfTablesThatHoldRowsOfBothUsers() throws SQLException {
        assertThat(Access.tables(connection)).hasSizeGreaterThanOrEqualTo(10);
        for (var table : Access.tables(connection)) {
            assertThat(
                            Sql.texts(
                                    connection,
                                    "SELECT user_id FROM " + table + " WHERE user_id IS NOT NULL"))
                    .as(table)
                    .containsExactlyInAnyOrder(People.ANN, People.BOB);
        }
    }

    @Test
    void showsATransactionOfNobodyNothingButToTheJobsThatAreNamed() throws SQLException {
        var seen = new ArrayList<String>();
        for (var access : Access.all(connection)) {
            var rows = ask(access, People.NOBODY, access.reading());
            if (!rows.isEmpty()) {
                assertThat(rows).as(access.toString()).contains("ann", "bob");
                seen.add(access.toString());
            }
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(EVERYBODYS);
    }

    @Test
    void letsATransactionOfNobodyChangeNothing() throws SQLException {
        for (var access : functionsAccesses()) {
            if (access.updates()) {
                assertThat(ask(access, People.NOBODY, access.touching("UPDATE")))
                        .as(access.toString())
                        .isEmpty();
            }
            if (access.deletes()) {
                assertThat(ask(access, People.NOBODY, access.touching("DELETE")))
                        .as(access.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void showsAUserTheirOwnRows() throws SQLException {
        for (var access : functionsAccesses()) {
            assertThat(access.reads()).as("%s reads", access).isTrue();
            assertThat(ask(access, People.ANN, access.reading()))
                    .as(access.toString())
                    .containsExactly("ann");
            assertThat(ask(access, People.BOB, access.reading()))
                    .as(access.toString())
                    .containsExactly("bob");
        }
    }

    @Test
    void letsAUserChangeAndRemoveTheirOwnRowsAlone() throws SQLException {
        var changed = new ArrayList<String>();
        for (var access : functionsAccesses()) {
            if (access.updates()) {
                assertThat(ask(access, People.ANN, access.touching("UPDATE")))
                        .as(access.toString())
                        .containsExactly("ann");
                changed.add("update " + access);
            }
            if (access.deletes()) {
                assertThat(ask(access, People.ANN, access.touching("DELETE")))
                        .as(access.toString())
                        .containsExactly("ann");
                changed.add("delete " + access);
            }
        }

        assertThat(changed)
                .containsExactlyInAnyOrder(
                        "update alerts portfolio",
                        "update portfolio_positions portfolio",
                        "update trades portfolio",
                        "update trend_feedback trends",
                        "update user_settings accounts",
                        "update watchlist_entries portfolio",
                        "delete topic_watches collections",
                        "delete trades portfolio",
                        "delete watchlist_entries portfolio");
    }

    @Test
    void refusesARowForAnotherUser() throws SQLException {
        var refused = new ArrayList<String>();
        for (var access : functionsAccesses()) {
            if (access.inserts()) {
                assertThat(tell(access, access.copyingFor(People.BOB)))
                        .as(access.toString())
                        .isEqualTo(Script.REFUSED);
                // For oneself the same statement gets past the policy, as far as a key that is
                // taken.
                assertThat(tell(access, access.copyingFor(People.ANN)))
                        .as(access.toString())
                        .isEqualTo("23505");
                refused.add(access.toString());
            }
        }

        assertThat(refused)
                .containsExactlyInAnyOrder(
                        "portfolio_positions portfolio",
                        "topic_watches collections",
                        "trades portfolio",
                        "trend_feedback trends",
                        "user_recommendations recommendations",
                        "user_settings accounts",
                        "watchlist_entries portfolio");
    }

    @Test
    void refusesToMoveARowToAnotherUser() throws SQLException {
        for (var access : functionsAccesses()) {
            if (access.updates()) {
                assertThat(
                                tell(
                                        access,
                                        "UPDATE %s SET user_id = '%s'"
                                                .formatted(access.table(), People.BOB)))
                        .as(access.toString())
                        .isEqualTo(Script.REFUSED);
            }
        }
    }

    private List<Access> functionsAccesses() throws SQLException {
        var all =
                Access.all(connection).stream()
                        .filter(access -> Roles.FUNCTIONS.contains(access.role()))
                        .toList();
        assertThat(all).isNotEmpty();
        return all;
    }

    private List<String> ask(Access access, String userId, String query) throws SQLException {
        return People.ask(connection, "uptick_" + access.role(), userId, query);
    }

    private String tell(Access access, String statement) throws SQLException {
        return People.tell(connection, "uptick_" + access.role(), People.ANN, statement);
    }
}
