package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What a page of the audit log costs does not depend on how long the log is: 20,000 rows, a million under
/// `-Duptick.full=true`.
@WithDatabase
class AuditPagesTest {

    private static final int ROWS = Boolean.getBoolean("uptick.full") ? 1_000_000 : 20_000;
    private static final int MOST_BUFFERS = 150;
    private static final Pattern BUFFERS =
            Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    private final Connection connection;

    AuditPagesTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    /* Not chained: nobody checks it here. */
    @BeforeAll
    static void fill(TestDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            Sql.execute(
                    connection,
                    """
                    INSERT INTO users (id, username, password_hash, is_admin) VALUES ('00000000-0000-7000-8000-00000000000c', 'ada', 'x', true);
                    INSERT INTO audit_log (sequence, at, actor, action, subject, previous_hash, hash)
                    SELECT n, '2026-01-01Z'::timestamptz + n * interval '1 second', 'actor-' || n %% 10, 'domain-' || n %% 3 || '.action-' || n %% 40,
                      'row:' || n %% 100, sha256(n::text::bytea), sha256((n + 1)::text::bytea)
                    FROM generate_series(1, %s) AS n
                    """
                            .formatted(ROWS));
            Sql.execute(connection, "VACUUM (ANALYZE) audit_log");
        }
    }

    @BeforeEach
    void asAnAdministrator() throws SQLException {
        Sql.execute(connection, "SET app.uid = '00000000-0000-7000-8000-00000000000c'");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807, NULL, NULL, NULL, 50",
                "9000, NULL, NULL, NULL, 50",
                "9000, 'row:7', NULL, NULL, 50",
                "9000, NULL, 'actor-7', NULL, 50",
                "9000, NULL, NULL, 'domain-1.', 5",
                "9000, NULL, NULL, 'domain-1.action-7', 50",
                "9000, NULL, NULL, 'nothing', 50",
                "9000, 'nobody', NULL, NULL, 50",
                "9000, NULL, 'nobody', NULL, 50"
            })
    void costTheSameHoweverLongTheLog(String page) throws SQLException {
        // More often than the server waits before it plans once for all values.
        for (var time = 0; time < 8; time++) {
            assertThat(buffers(page)).as(page).isLessThanOrEqualTo(MOST_BUFFERS);
        }
    }

    private int buffers(String page) throws SQLException {
        var ask = "SELECT sequence FROM audit_page(%s)".formatted(page);
        Sql.texts(connection, ask);
        return Sql.texts(connection, "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) " + ask)
                .stream()
                .map(BUFFERS::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> number(found.group(1)) + number(found.group(2)))
                .findFirst()
                .orElse(0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
