package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// `idempotency_begin` and `idempotency_answer`: key, effect and answer in one transaction.
@WithDatabase
class IdempotencyTest {

    private static final String ANSWER = "answered 201 {\"location\": \"/v1/a\"} ";

    private final Connection first;
    private final Connection second;
    private final Idempotent request = new Idempotent("ann", "key", "POST /v1/a");

    IdempotencyTest(TestDatabase database) throws SQLException {
        first = database.connect();
        second = database.connect();
    }

    @BeforeEach
    void begin() throws SQLException {
        Sql.execute(first, "DELETE FROM idempotency_keys");
        for (var connection : new Connection[] {first, second}) {
            Sql.execute(connection, "SET ROLE uptick_collections; SET lock_timeout = '1s'");
            connection.setAutoCommit(false);
        }
    }

    @AfterEach
    void close() throws SQLException {
        first.close();
        second.close();
    }

    @Test
    void answersARepetitionWithTheBytesThatWereKept() throws SQLException {
        assertThat(request.begin(first)).isEqualTo("begun");
        request.answer(first, "{\"title\":  \"größer ☃\"}\n");
        first.commit();

        for (var connection : new Connection[] {first, second, second}) {
            assertThat(request.begin(connection))
                    .isEqualTo(ANSWER + "{\"title\":  \"größer ☃\"}\n");
            connection.commit();
        }
    }

    @Test
    void answersWithoutABodyWhereThereWasNone() throws SQLException {
        request.begin(first);
        request.answer(first, null);
        first.commit();

        assertThat(request.begin(second)).isEqualTo(ANSWER.strip());
    }

    @Test
    void tellsARepetitionAtOnceThatTheFirstIsInFlight() throws SQLException {
        request.begin(first);

        assertThat(request.begin(second)).isEqualTo("in_flight");
        request.answer(first, "a");
        assertThat(request.begin(second)).isEqualTo("in_flight");
        first.commit();
        assertThat(request.begin(second)).isEqualTo(ANSWER + "a");
    }

    @Test
    void tellsARepetitionInTheSameTransactionThatItIsInFlight() throws SQLException {
        request.begin(first);

        assertThat(request.begin(first)).isEqualTo("in_flight");
    }

    @Test
    void tellsAnotherRequestUnderTheKeyThatItIsAnother() throws SQLException {
        request.begin(first);
        request.answer(first, "a");
        first.commit();

        assertThat(new Idempotent("ann", "key", "POST /v1/b").begin(second)).isEqualTo("mismatch");
        second.commit();
        assertThat(request.begin(second)).isEqualTo(ANSWER + "a");
    }

    @Test
    void keepsPrincipalsAndKeysApart() throws SQLException {
        request.begin(first);
        new Idempotent("ann b", "c", "POST /v1/a").begin(first);

        for (var another :
                new Idempotent[] {
                    new Idempotent("bob", "key", "POST /v1/b"),
                    new Idempotent("ann", "key2", "POST /v1/b"),
                    new Idempotent("ann", "KEY", "POST /v1/b"),
                    new Idempotent("ann", "b c", "POST /v1/b"),
                    new Idempotent("", "key", "POST /v1/b")
                }) {
            assertThat(another.begin(second)).as(another.toString()).isEqualTo("begun");
        }
    }

    @Test
    void leavesNothingWhereTheEffectIsRolledBack() throws SQLException {
        request.begin(first);
        request.answer(first, "a");
        first.rollback();

        assertThat(request.begin(second)).isEqualTo("begun");
        second.rollback();
        Sql.execute(first, "RESET ROLE");
        assertThat(Sql.text(first, "SELECT count(*) FROM idempotency_keys")).isEqualTo("0");
    }

    @Test
    void leavesNothingOfAPartThatIsRolledBack() throws SQLException {
        var before = first.setSavepoint();
        request.begin(first);
        first.rollback(before);

        assertThat(request.begin(second)).isEqualTo("begun");
    }

    @Test
    void beginsAnewUnderAKeyThatHasExpired() throws SQLException {
        request.begin(first, "2026-11-20T10:00:00Z");
        request.answer(first, "a");
        first.commit();

        assertThat(request.begin(second, "2026-11-20T10:59:59.999999Z")).isEqualTo(ANSWER + "a");
        second.commit();
        var another = new Idempotent("ann", "key", "POST /v1/b");
        assertThat(another.begin(second, "2026-11-20T11:00:00Z")).isEqualTo("begun");
        another.answer(second, "b");
        second.commit();
        assertThat(another.begin(first, "2026-11-20T11:59:00Z")).isEqualTo(ANSWER + "b");
        assertThat(request.begin(first, "2026-11-20T11:59:00Z")).isEqualTo("mismatch");
    }

    @Test
    void keepsAnExpiredAnswerWhereTheNewEffectIsRolledBack() throws SQLException {
        request.begin(first, "2026-11-20T10:00:00Z");
        request.answer(first, "a");
        first.commit();
        request.begin(first, "2026-11-20T12:00:00Z");
        first.rollback();

        assertThat(request.begin(second, "2026-11-20T10:30:00Z")).isEqualTo(ANSWER + "a");
    }

    /* A function that forgot to answer: the effect may be there, so until the key expires it is not had again. */
    @Test
    void staysInFlightWhereItWasCommittedWithoutAnAnswer() throws SQLException {
        request.begin(first, "2026-11-20T10:00:00Z");
        first.commit();

        assertThat(request.begin(second, "2026-11-20T10:30:00Z")).isEqualTo("in_flight");
        assertThat(new Idempotent("ann", "key", "POST /v1/b").begin(second)).isEqualTo("mismatch");
        second.commit();
        assertThat(request.begin(second, "2026-11-20T11:00:00Z")).isEqualTo("begun");
    }

    /* The lock is of 64 bits; here another key's holder is made by hand, for no two keys are known to meet. */
    @Test
    void doesNotAnswerOneKeyForAnotherThatSharesItsLock() throws SQLException {
        var another = new Idempotent("bob", "another", "POST /v1/b");
        another.begin(first);
        another.answer(first, "b");
        Sql.execute(
                first,
                "SELECT pg_advisory_xact_lock(hashtextextended('key', hashtextextended('ann', 7231)))");

        assertThat(request.begin(second)).isEqualTo("in_flight");
        first.commit();
        assertThat(request.begin(second)).isEqualTo("begun");
        request.answer(second, "a");
        second.commit();
        assertThat(another.begin(second)).isEqualTo(ANSWER + "b");
        assertThat(request.begin(second)).isEqualTo(ANSWER + "a");
    }

    @Test
    void failsRatherThanAnswerFromBeforeInATransactionThatSeesThePast() throws SQLException {
        second.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Sql.text(second, "SELECT count(*) FROM topics");
        request.begin(first);
        request.answer(first, "a");
        first.commit();

        assertThatThrownBy(() -> request.begin(second))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("40001"));
    }

    @Test
    void takesNoAnswerForWhatWasNotBegunOrIsAnswered() throws SQLException {
        assertThatThrownBy(() -> request.answer(first, "a")).hasMessageContaining("in flight");
        first.rollback();
        request.begin(first);
        request.answer(first, "a");

        assertThatThrownBy(() -> request.answer(first, "b")).hasMessageContaining("in flight");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL, 'key', sha256('a'), now(), now() + interval '1 hour'",
                "'ann', NULL, sha256('a'), now(), now() + interval '1 hour'",
                "'ann', '', sha256('a'), now(), now() + interval '1 hour'",
                "'ann', 'key', NULL, now(), now() + interval '1 hour'",
                "'ann', 'key', 'a', now(), now() + interval '1 hour'",
                "'ann', 'key', sha256('a'), NULL, now() + interval '1 hour'",
                "'ann', 'key', sha256('a'), now(), NULL",
                "'ann', 'key', sha256('a'), now(), now()"
            })
    void failsRatherThanBeginWhereSomethingIsMissing(String arguments) throws SQLException {
        new Idempotent("ann", "key", "POST /v1/a").begin(second);
        new Idempotent("ann", "key", "POST /v1/a").answer(second, "a");
        second.commit();

        assertThatThrownBy(() -> Sql.execute(first, "SELECT idempotency_begin(" + arguments + ")"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure ->
                                assertThat(failure.getSQLState()).isIn("22023", "23502", "23514"));
    }
}
