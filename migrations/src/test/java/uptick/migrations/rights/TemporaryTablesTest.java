package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// A caller's temporary table comes before ours in its search path, and must not stand in for ours in a
/// function that runs with the owner's rights.
@WithDatabase
class TemporaryTablesTest {

    private final Connection connection;

    TemporaryTablesTest(TestDatabase database) throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void standInForOurs() throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(
                connection,
                """
                CREATE TEMPORARY TABLE flyway_schema_history (LIKE public.flyway_schema_history INCLUDING ALL);
                CREATE TEMPORARY TABLE users (LIKE public.users INCLUDING ALL);
                CREATE TEMPORARY TABLE login_throttles (LIKE public.login_throttles INCLUDING ALL);
                CREATE TEMPORARY TABLE tier_usage (LIKE public.tier_usage INCLUDING ALL);
                CREATE TEMPORARY TABLE idempotency_keys (LIKE public.idempotency_keys INCLUDING ALL);
                CREATE TEMPORARY TABLE alerts (LIKE public.alerts INCLUDING ALL);
                CREATE TEMPORARY TABLE audit_log (LIKE public.audit_log INCLUDING ALL);
                CREATE TEMPORARY TABLE audit_log_head (LIKE public.audit_log_head INCLUDING ALL);
                CREATE TEMPORARY TABLE refresh_tokens (LIKE public.refresh_tokens INCLUDING ALL);
                CREATE TEMPORARY TABLE api_keys (LIKE public.api_keys INCLUDING ALL);
                CREATE TEMPORARY TABLE password_resets (LIKE public.password_resets INCLUDING ALL);
                CREATE TEMPORARY TABLE topic_watches (LIKE public.topic_watches INCLUDING ALL);
                CREATE TEMPORARY TABLE watchlist_entries (LIKE public.watchlist_entries INCLUDING ALL);
                CREATE TEMPORARY TABLE report_deliveries (LIKE public.report_deliveries INCLUDING ALL);
                CREATE TEMPORARY TABLE user_settings (LIKE public.user_settings INCLUDING ALL);
                CREATE TEMPORARY TABLE invites (LIKE public.invites INCLUDING ALL);
                CREATE TEMPORARY TABLE reddit_posts (LIKE public.reddit_posts INCLUDING ALL);
                CREATE TEMPORARY TABLE observations (LIKE public.observations INCLUDING ALL);
                INSERT INTO public.users (id, username, password_hash) VALUES ('00000000-0000-7000-8000-00000000000a', 'ann', 'x');
                """);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void areThereForEveryTableThatAFunctionOfTheOwnersUses() throws SQLException {
        assertThat(
                        Sql.texts(
                                connection,
                                """
                                SELECT proname
                                FROM pg_proc
                                WHERE pronamespace = 'public'::regnamespace
                                  AND prosecdef
                                """))
                .containsExactlyInAnyOrder(
                        "schema_version",
                        "app_enter",
                        "app_is_admin",
                        "api_key_use",
                        "account_purge",
                        "audit_append",
                        "audit_page",
                        "audit_check",
                        "throttle_attempt",
                        "throttle_attempts",
                        "throttle_forget",
                        "tier_use",
                        "tier_take",
                        "idempotency_begin",
                        "idempotency_answer",
                        "alert_raise",
                        "topic_is_watched",
                        "note_reddit_posts",
                        "scrub_reddit_posts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            textBlock =
                    """
                    throttle_attempt('account', sha256('ann'), now(), 60, 3) => login_throttles
                    tier_use('briefs', '2026-11-20', 3) => tier_usage
                    tier_take('requests', '2026-11-20', 2, 3) => tier_usage
                    idempotency_begin('ann', 'key', sha256('a'), now(), now() + interval '1 hour') => idempotency_keys
                    alert_raise(NULL, 'quota_low', 'a', NULL, 'A', '{}', now()) => alerts
                    audit_append(now(), 'job', 'tested', 'a', '{}') => audit_log
                    """)
    void stayEmptyWhereAFunctionWrites(String call, String table) throws SQLException {
        Sql.execute(
                connection,
                "SELECT set_config('app.uid', '00000000-0000-7000-8000-00000000000a', true); SELECT "
                        + call);

        assertThat(Sql.text(connection, "SELECT count(*) FROM pg_temp." + table)).isEqualTo("0");
        assertThat(Sql.text(connection, "SELECT count(*) FROM public." + table)).isEqualTo("1");
    }

    @Test
    void areNotWhereFollowersAreLookedFor() throws SQLException {
        Sql.execute(
                connection,
                """
                INSERT INTO public.topics (topic_key, title) VALUES ('followed', 'Followed'), ('nobodys', 'Nobody''s');
                INSERT INTO public.topic_watches (user_id, topic_id)
                SELECT '00000000-0000-7000-8000-00000000000a', id FROM topics WHERE topic_key = 'followed';
                INSERT INTO pg_temp.topic_watches (user_id, topic_id)
                SELECT '00000000-0000-7000-8000-00000000000a', id FROM topics WHERE topic_key = 'nobodys';
                """);

        assertThat(
                        Sql.texts(
                                connection,
                                "SELECT topic_key || ' ' || topic_is_watched(id) FROM topics ORDER BY topic_key"))
                .containsExactly("followed true", "nobodys false");
    }

    @Test
    void areNotWherePostsAreNotedOrScrubbed() throws SQLException {
        Sql.execute(
                connection,
                """
                INSERT INTO public.topics (topic_key, title) VALUES ('named', 'Named');
                INSERT INTO public.data_collections (kind) VALUES ('trends');
                INSERT INTO public.observations (collection_id, topic_id, source, observed_at, state, metrics, recorded_at)
                SELECT data_collections.id, topics.id, 'reddit', now(), 'ok', '{"posts": [{"name": "t3_a", "title": "A", "score": 1}]}', now()
                FROM public.data_collections
                CROSS JOIN public.topics;
                INSERT INTO pg_temp.observations TABLE public.observations;
                INSERT INTO pg_temp.reddit_posts TABLE public.reddit_posts;
                """);

        assertThat(Sql.text(connection, "SELECT scrub_reddit_posts('{t3_a}')")).isEqualTo("1");
        assertThat(Sql.text(connection, "SELECT metrics FROM public.observations"))
                .isEqualTo("{\"posts\": [{\"score\": 1}]}");
        assertThat(Sql.text(connection, "SELECT metrics FROM pg_temp.observations"))
                .contains("t3_a");
        assertThat(Sql.text(connection, "SELECT count(*) FROM public.reddit_posts")).isEqualTo("0");
        assertThat(Sql.text(connection, "SELECT name FROM pg_temp.reddit_posts")).isEqualTo("t3_a");
    }

    @Test
    void areNotWhatAnswersAreChangedOrAttemptsForgottenIn() throws SQLException {
        Sql.execute(
                connection,
                """
                INSERT INTO public.login_throttles VALUES ('account', sha256('ann'), now(), 1);
                INSERT INTO pg_temp.login_throttles TABLE public.login_throttles;
                INSERT INTO public.idempotency_keys (principal, key, request_hash, expires_at) VALUES ('ann', 'key', sha256('a'), now());
                INSERT INTO pg_temp.idempotency_keys TABLE public.idempotency_keys;
                SELECT throttle_forget('account', sha256('ann'));
                SELECT idempotency_answer('ann', 'key', 201, '{}', '');
                """);

        assertThat(Sql.text(connection, "SELECT count(*) FROM pg_temp.login_throttles"))
                .isEqualTo("1");
        assertThat(Sql.text(connection, "SELECT count(*) FROM public.login_throttles"))
                .isEqualTo("0");
        assertThat(Sql.texts(connection, "SELECT state FROM pg_temp.idempotency_keys"))
                .containsExactly("in_flight");
        assertThat(Sql.texts(connection, "SELECT state FROM public.idempotency_keys"))
                .containsExactly("answered");
    }

    @Test
    void areNotWhereTheLogIsReadOrAnAccountIsPurged() throws SQLException {
        Sql.execute(
                connection,
                """
                INSERT INTO public.users (id, username, password_hash, is_admin) VALUES ('00000000-0000-7000-8000-00000000000c', 'ada', 'x', true);
                INSERT INTO public.api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at)
                VALUES ('00000000-0000-7000-8000-00000000000a', 'a', 'upt_', sha256('a'), '{read}', now());
                INSERT INTO pg_temp.users TABLE public.users;
                INSERT INTO pg_temp.api_keys TABLE public.api_keys;
                SELECT audit_append(now(), 'job', 'tested', 'a', '{}');
                SELECT set_config('app.uid', '00000000-0000-7000-8000-00000000000c', true);
                """);

        assertThat(
                        Sql.texts(
                                connection,
                                "SELECT sequence FROM audit_page(9223372036854775807, NULL, NULL, NULL, 9)"))
                .containsExactly("1");
        assertThat(Sql.texts(connection, "SELECT checked FROM audit_check(1, 9)"))
                .containsExactly("1");
        assertThat(
                        Sql.text(
                                connection,
                                "SELECT account_purge('00000000-0000-7000-8000-00000000000a', now())"))
                .isEqualTo("t");
        assertThat(Sql.text(connection, "SELECT count(*) FROM public.api_keys")).isEqualTo("0");
        assertThat(Sql.text(connection, "SELECT count(*) FROM pg_temp.api_keys")).isEqualTo("1");
        assertThat(Sql.texts(connection, "SELECT username FROM pg_temp.users ORDER BY id"))
                .containsExactly("ann", "ada");
    }

    @ParameterizedTest
    @MethodSource("uptick.migrations.rights.Roles#functions")
    void makeNobodyAUserOrAnAdministrator(String role) throws SQLException {
        Sql.execute(
                connection,
                """
                INSERT INTO pg_temp.users (id, username, password_hash, is_admin)
                VALUES ('00000000-0000-7000-8000-000000000001', 'eve', 'x', true);
                INSERT INTO pg_temp.flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (9999, '9999', '', 'SQL', '', '', 0, true);
                SET LOCAL ROLE uptick_%s;
                """
                        .formatted(role));

        assertThat(
                        Sql.text(
                                connection,
                                "SELECT app_enter('00000000-0000-7000-8000-000000000001', 0)"))
                .isEqualTo("f");
        assertThat(Sql.text(connection, "SELECT app_is_admin()")).isEqualTo("f");
        assertThat(Sql.text(connection, "SELECT schema_version()")).isNotEqualTo("9999");
    }
}
