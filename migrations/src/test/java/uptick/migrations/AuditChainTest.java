package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;
import uptick.testing.database.WithDatabase;

@WithDatabase
class AuditChainTest {

    private static final int WRITERS = 8;
    private static final int ROWS_EACH = 50;

    private final Connection connection;

    AuditChainTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void makeAChainOfTen() throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(
                connection,
                """
                SELECT audit_append('2026-11-21T06:00:00.123456Z'::timestamptz + n * interval '1 minute', 'job', 'tested', 'row:' || n,
                  jsonb_build_object('n', n, 'text', 'größer ☃'))
                FROM generate_series(1, 10) AS n
                """);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void isWhole() throws SQLException {
        assertThat(verify()).isNull();
        assertThat(Sql.texts(connection, "SELECT sequence FROM audit_log ORDER BY sequence"))
                .isEqualTo(LongStream.rangeClosed(1, 10).mapToObj(Long::toString).toList());
    }

    @Test
    void isWholeBeforeTheFirstRow() throws SQLException {
        connection.rollback();

        assertThat(verify()).isNull();
    }

    @Test
    void hasOneOrderUnderManyWriters() throws Exception {
        var database = TestServer.shared().migratedDatabase();
        var writers = new ArrayList<Callable<List<Long>>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var name = "writer-" + writer;
            writers.add(() -> append(database, name));
        }

        var sequences = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(WRITERS);
                var reader = database.connect()) {
            for (var writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isSorted().hasSize(ROWS_EACH);
                sequences.addAll(writer.get());
            }

            assertThat(sequences)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, WRITERS * ROWS_EACH).boxed().toList());
            assertThat(Sql.text(reader, "SELECT audit_verify()")).isNull();
        } finally {
            TestServer.shared().drop(database);
        }
    }

    @Test
    void forgetsARowThatWasRolledBack() throws SQLException {
        var before = connection.setSavepoint();
        Sql.execute(connection, "SELECT audit_append(now(), 'job', 'undone', 'row', '{}')");
        connection.rollback(before);

        assertThat(Sql.text(connection, "SELECT audit_append(now(), 'job', 'done', 'row', '{}')"))
                .isEqualTo("11");
        assertThat(verify()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET actor = 'another' WHERE sequence = 3",
                "DELETE FROM audit_log WHERE sequence = 3",
                "DELETE FROM audit_log",
                "TRUNCATE audit_log",
                "TRUNCATE audit_log CASCADE"
            })
    void refusesChangeForItsOwnerToo(String change) throws SQLException {
        assertThatThrownBy(() -> Sql.execute(connection, change))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("42501"))
                .hasMessageContaining("audit_log is append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT audit_append('infinity', 'a', 'b', 'c', '{}')",
                "SELECT audit_append('0044-03-15 BC', 'a', 'b', 'c', '{}')",
                "SELECT audit_append(now(), 'a', 'b', 'c', '[]')",
                "SELECT audit_append(now(), 'a', 'b', 'c', null)",
                "SELECT audit_append(now(), null, 'b', 'c', '{}')"
            })
    void refusesWhatItsCanonicalTextCouldNotTellApart(String append) throws SQLException {
        // 23502 and 23514: a missing value, a value that its constraint refuses.
        assertThatThrownBy(() -> Sql.execute(connection, append))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isIn("23502", "23514"));
    }

    /* With the triggers off, as only whoever owns the table can have them. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            textBlock =
                    """
                    UPDATE audit_log SET details = '{"n": 5}' WHERE sequence = 4 => 4
                    UPDATE audit_log SET details = details || '{"o": 1}' WHERE sequence = 4 => 4
                    UPDATE audit_log SET at = at + interval '1 microsecond' WHERE sequence = 4 => 4
                    UPDATE audit_log SET actor = 'another' WHERE sequence = 1 => 1
                    UPDATE audit_log SET action = 'x', subject = 'y' WHERE sequence = 10 => 10
                    UPDATE audit_log SET actor = actor || action, action = '' WHERE sequence = 7 => 7
                    UPDATE audit_log SET hash = decode(repeat('ab', 32), 'hex') WHERE sequence = 7 => 7
                    UPDATE audit_log SET previous_hash = hash WHERE sequence = 7 => 7
                    UPDATE audit_log SET sequence = 11 WHERE sequence = 10 => 10
                    DELETE FROM audit_log WHERE sequence = 1 => 1
                    DELETE FROM audit_log WHERE sequence = 5 => 5
                    DELETE FROM audit_log WHERE sequence IN (5, 6, 7) => 5
                    DELETE FROM audit_log WHERE sequence = 10 => 10
                    DELETE FROM audit_log WHERE sequence > 7 => 8
                    DELETE FROM audit_log => 1
                    TRUNCATE audit_log => 1
                    UPDATE audit_log SET sequence = CASE sequence WHEN 3 THEN 106 ELSE 103 END WHERE sequence IN (3, 6); UPDATE audit_log SET sequence = sequence - 100 WHERE sequence > 100 => 3
                    UPDATE audit_log_head SET sequence = 9 => 10
                    UPDATE audit_log_head SET sequence = 11 => 11
                    UPDATE audit_log_head SET sequence = 0, hash = decode(repeat('00', 32), 'hex') => 1
                    UPDATE audit_log_head SET hash = decode(repeat('ff', 32), 'hex') => 10
                    DELETE FROM audit_log_head => 11
                    INSERT INTO audit_log SELECT 11, at, actor, action, subject, details, hash, audit_hash(hash, 11, at, actor, action, subject, details) FROM audit_log WHERE sequence = 10 => 11
                    """)
    void showsWhereItWasTamperedWith(String tampering, long brokenAt) throws SQLException {
        Sql.execute(connection, "ALTER TABLE audit_log DISABLE TRIGGER ALL");
        Sql.execute(connection, tampering);
        Sql.execute(connection, "ALTER TABLE audit_log ENABLE TRIGGER ALL");

        assertThat(verify()).isEqualTo(Long.toString(brokenAt));
    }

    /* The settings of a function: the driver refuses a session of another DateStyle. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TimeZone = 'Pacific/Kiritimati' SET DateStyle = 'German'",
                "SET TimeZone = 'America/St_Johns' SET DateStyle = 'SQL, DMY' SET IntervalStyle = 'iso_8601'",
                "SET bytea_output = 'escape' SET extra_float_digits = -10",
                "SET search_path = pg_temp"
            })
    void isTheSameUnderAnySettings(String settings) throws SQLException {
        Sql.execute(
                connection,
                """
                CREATE FUNCTION pg_temp.verified_elsewhere() RETURNS bigint LANGUAGE plpgsql %1$s
                AS $$ BEGIN RETURN public.audit_verify(); END $$;
                CREATE FUNCTION pg_temp.appended_elsewhere() RETURNS bigint LANGUAGE plpgsql %1$s
                AS $$ BEGIN RETURN public.audit_append(timestamptz '2026-03-29T01:30:00Z', 'a', 'b', 'c', '{"z": 1.50, "a": ["é"]}'); END $$;
                """
                        .formatted(settings));

        assertThat(Sql.text(connection, "SELECT pg_temp.verified_elsewhere()")).isNull();
        assertThat(Sql.text(connection, "SELECT pg_temp.appended_elsewhere()")).isEqualTo("11");
        assertThat(verify()).isNull();
    }

    /* By another implementation: the canonical text is a promise to whoever checks an exported log. */
    @Test
    void isTheSha256OfTheCanonicalTextThatIsDocumented() throws Exception {
        assertThat(
                        Sql.text(
                                connection,
                                """
                                SELECT encode(audit_hash(decode(repeat('00', 32), 'hex'), 1, '2026-11-21T06:01:00.5Z', 'job', 'tested', 'row:1',
                                  '{"text": "größer ☃", "n": 1}'), 'hex')
                                """))
                .isEqualTo(
                        sha256(
                                new byte[32],
                                "[1, \"2026-11-21T06:01:00.500000Z\", \"job\", \"tested\", \"row:1\", {\"n\": 1, \"text\": \"größer ☃\"}]"));
    }

    private static List<Long> append(TestDatabase database, String actor) throws SQLException {
        try (var connection = database.connect()) {
            var sequences = new ArrayList<Long>();
            for (var row = 0; row < ROWS_EACH; row++) {
                Sql.texts(
                                connection,
                                "SELECT audit_append(now(), '%s', 'tested', 'row', '{}')"
                                        .formatted(actor))
                        .forEach(sequence -> sequences.add(Long.valueOf(sequence)));
            }
            return sequences;
        }
    }

    private @Nullable String verify() throws SQLException {
        return Sql.text(connection, "SELECT audit_verify()");
    }

    private static String sha256(byte[] start, String text) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(start);
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
