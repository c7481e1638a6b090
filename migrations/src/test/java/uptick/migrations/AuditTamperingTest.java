package uptick.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Whatever whoever owns the tables does to the audit chain, with its triggers off, is found: 600 tamperings, and 5,000
/// under `-Duptick.full=true`.
@WithDatabase
class AuditTamperingTest {

    private static final int TAMPERINGS = Boolean.getBoolean("uptick.full") ? 5000 : 600;
    private static final int ROWS = 80;
    private static final long SEED = 20261127;

    /* What can be done to a chain. */
    private enum Tampering {
        CHANGE_A_VALUE,
        CHANGE_A_VALUE_AND_ITS_HASH,
        CHANGE_A_HASH,
        REMOVE_ROWS,
        REMOVE_ROWS_AND_CLOSE_THE_GAP,
        TRUNCATE_THE_TAIL,
        SWAP_TWO_ROWS,
        SWAP_WHAT_TWO_ROWS_SAY,
        ADD_A_ROW,
        MOVE_THE_HEAD,
        TRUNCATE_THE_TAIL_AND_MOVE_THE_HEAD,
        WRITE_THE_REST_ANEW
    }

    private final Connection connection;
    private final Random random = new Random(SEED);

    AuditTamperingTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void makeAChain() throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(
                connection,
                """
                INSERT INTO users (id, username, password_hash, is_admin) VALUES ('00000000-0000-7000-8000-00000000000c', 'ada', 'x', true);
                SELECT set_config('app.uid', '00000000-0000-7000-8000-00000000000c', true);
                SELECT audit_append(
                  '2026-11-21T06:00:00.123456Z'::timestamptz + n * interval '1 second', 'actor-' || n %% 3, 'tested.' || n %% 5, 'row:' || n,
                  jsonb_build_object('n', n, 'text', 'größer ☃'))
                FROM generate_series(1, %s) AS n;
                ALTER TABLE audit_log DISABLE TRIGGER ALL;
                CREATE FUNCTION pg_temp.chain_anew(first bigint) RETURNS void LANGUAGE plpgsql AS $$
                DECLARE
                  entry audit_log;
                  former bytea := coalesce((SELECT hash FROM audit_log WHERE sequence = first - 1), decode(repeat('00', 32), 'hex'));
                BEGIN
                  FOR entry IN SELECT * FROM audit_log WHERE sequence >= first ORDER BY sequence LOOP
                    UPDATE audit_log
                    SET previous_hash = former,
                        hash = audit_hash(former, entry.sequence, entry.at, entry.actor, entry.action, entry.subject, entry.details)
                    WHERE sequence = entry.sequence
                    RETURNING hash INTO former;
                  END LOOP;
                  UPDATE audit_log_head SET (sequence, hash) = (SELECT sequence, hash FROM audit_log ORDER BY sequence DESC LIMIT 1);
                END $$;
                """
                        .formatted(ROWS));
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void isAlwaysFound() throws SQLException {
        assertThat(firstBroken()).isNull();
        assertThat(checked(1, ROWS)).isNull();
        var head = Sql.text(connection, "SELECT encode(hash, 'hex') FROM audit_log_head");
        var done = new EnumMap<Tampering, Integer>(Tampering.class);

        for (var number = 0; number < TAMPERINGS; number++) {
            var tampering = Tampering.values()[number % Tampering.values().length];
            var first = 1 + random.nextInt(ROWS);
            var sql = sql(tampering, first);
            var before = connection.setSavepoint();
            Sql.execute(connection, sql);

            var found = firstBroken();
            // By pieces, and from a head that was written down elsewhere, where that alone tells.
            assertThat(checked(1, 1 + random.nextInt(ROWS + 5))).as(sql).isEqualTo(found);
            if (hidesInTheDatabase(tampering)) {
                assertThat(found).as(sql).isNull();
                assertThat(
                                Sql.text(
                                        connection,
                                        "SELECT encode(hash, 'hex') FROM audit_page(%s, NULL, NULL, NULL, 1) WHERE sequence = %s"
                                                .formatted(ROWS + 1, ROWS)))
                        .as(sql)
                        .isNotEqualTo(head);
            } else {
                assertThat(found).as(sql).isNotNull();
            }
            connection.rollback(before);
            connection.releaseSavepoint(before);
            done.merge(tampering, 1, Integer::sum);
        }

        assertThat(done).hasSize(Tampering.values().length);
        assertThat(firstBroken()).isNull();
    }

    private static boolean hidesInTheDatabase(Tampering tampering) {
        return tampering == Tampering.TRUNCATE_THE_TAIL_AND_MOVE_THE_HEAD
                || tampering == Tampering.WRITE_THE_REST_ANEW
                || tampering == Tampering.REMOVE_ROWS_AND_CLOSE_THE_GAP;
    }

    private String sql(Tampering tampering, int row) {
        var other =
                row == ROWS ? 1 + random.nextInt(ROWS - 1) : row + 1 + random.nextInt(ROWS - row);
        return switch (tampering) {
            case CHANGE_A_VALUE -> change(row);
            case CHANGE_A_VALUE_AND_ITS_HASH ->
                    change(row)
                            + "; UPDATE audit_log SET hash = audit_hash(previous_hash, sequence, at, actor, action, subject, details) WHERE sequence = "
                            + row;
            case CHANGE_A_HASH ->
                    "UPDATE audit_log SET %1$s = set_byte(%1$s, %2$s, get_byte(%1$s, %2$s) # %3$s) WHERE sequence = %4$s"
                            .formatted(
                                    random.nextBoolean() ? "hash" : "previous_hash",
                                    random.nextInt(32),
                                    1 << random.nextInt(8),
                                    row);
            case REMOVE_ROWS ->
                    "DELETE FROM audit_log WHERE sequence BETWEEN %s AND %s"
                            .formatted(row, row + random.nextInt(3));
            case REMOVE_ROWS_AND_CLOSE_THE_GAP ->
                    """
                    DELETE FROM audit_log WHERE sequence = %1$s;
                    UPDATE audit_log SET sequence = sequence + 1000 WHERE sequence > %1$s;
                    UPDATE audit_log SET sequence = sequence - 1001 WHERE sequence > 1000;
                    SELECT pg_temp.chain_anew(%1$s)
                    """
                            .formatted(row);
            case TRUNCATE_THE_TAIL -> "DELETE FROM audit_log WHERE sequence >= " + row;
            case SWAP_TWO_ROWS ->
                    "UPDATE audit_log SET sequence = sequence + 1000 WHERE sequence IN (%1$s, %2$s); UPDATE audit_log SET sequence = CASE sequence WHEN 1000 + %1$s THEN %2$s ELSE %1$s END WHERE sequence > 1000"
                            .formatted(row, other);
            case SWAP_WHAT_TWO_ROWS_SAY ->
                    """
                    UPDATE audit_log
                    SET at = said.at, actor = said.actor, action = said.action, subject = said.subject, details = said.details,
                        hash = audit_hash(audit_log.previous_hash, audit_log.sequence, said.at, said.actor, said.action, said.subject, said.details)
                    FROM audit_log AS said
                    WHERE (audit_log.sequence, said.sequence) IN ((%1$s, %2$s), (%2$s, %1$s))
                    """
                            .formatted(row, other);
            case ADD_A_ROW ->
                    """
                    INSERT INTO audit_log (sequence, at, actor, action, subject, details, previous_hash, hash)
                    SELECT %1$s, at, actor, 'forged', subject, details, hash, audit_hash(hash, %1$s, at, actor, 'forged', subject, details)
                    FROM audit_log
                    WHERE sequence = %2$s
                    """
                            .formatted(ROWS + 1 + random.nextInt(2), ROWS);
            case MOVE_THE_HEAD ->
                    random.nextBoolean()
                            ? "UPDATE audit_log_head SET sequence = "
                                    + (random.nextBoolean() ? row - 1 : ROWS + row)
                            : "UPDATE audit_log_head SET hash = (SELECT hash FROM audit_log WHERE sequence = %s)"
                                    .formatted(Math.min(row, ROWS - 1));
            case TRUNCATE_THE_TAIL_AND_MOVE_THE_HEAD ->
                    "DELETE FROM audit_log WHERE sequence > %1$s; UPDATE audit_log_head SET sequence = %1$s, hash = (SELECT hash FROM audit_log WHERE sequence = %1$s)"
                            .formatted(Math.min(row, ROWS - 1));
            case WRITE_THE_REST_ANEW -> change(row) + "; SELECT pg_temp.chain_anew(" + row + ")";
        };
    }

    private String change(int row) {
        var changes =
                Map.of(
                        0, "at = at + interval '1 microsecond'",
                        1, "actor = actor || ' '",
                        2, "action = upper(action)",
                        3, "subject = 'row:' || (sequence + 1)",
                        4, "details = details || '{\"n\": 0}'",
                        5, "details = details - 'n'",
                        6, "details = jsonb_set(details, '{n}', '%s.0')".formatted(row),
                        7, "actor = action, action = actor");
        return "UPDATE audit_log SET %s WHERE sequence = %s"
                .formatted(changes.get(random.nextInt(changes.size())), row);
    }

    private @Nullable String firstBroken() throws SQLException {
        return Sql.text(connection, "SELECT audit_verify()");
    }

    /* What a reader finds who goes from piece to piece. */
    private @Nullable String checked(long from, int atMost) throws SQLException {
        for (var next = Long.toString(from); next != null; ) {
            var piece = "FROM audit_check(%s, %s)".formatted(next, atMost);
            var broken = Sql.text(connection, "SELECT broken_sequence " + piece);
            if (broken != null) {
                return broken;
            }
            next = Sql.text(connection, "SELECT next_sequence " + piece);
        }
        return null;
    }
}
