package uptick.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.accounts.Accounts;
import uptick.accounts.Api;
import uptick.accounts.LogLines;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;
import uptick.value.UserId;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class AuditOverHttpTest {

    private static final int ROWS = 60;
    private static final String NO_HASH = "0".repeat(64);

    private final Api api;
    private final Accounts accounts;
    private final VerifyAudit verifyAudit;
    private UUID ada = new UUID(0, 0);
    private String token = "";

    AuditOverHttpTest(EmbeddedServer server, TestDatabase database, VerifyAudit verifyAudit) {
        api = new Api(server);
        accounts = new Accounts(database);
        this.verifyAudit = verifyAudit;
    }

    /* As its owner can: nobody else empties it. */
    @BeforeEach
    void thereIsAChain() throws SQLException {
        accounts.forgetAll();
        ada = accounts.addAdmin("ada");
        token = accounts.adminToken(ada);
        accounts.execute(
                """
                ALTER TABLE audit_log DISABLE TRIGGER ALL;
                TRUNCATE audit_log;
                ALTER TABLE audit_log ENABLE TRIGGER ALL;
                UPDATE audit_log_head SET sequence = 0, hash = decode(repeat('00', 32), 'hex');
                SELECT audit_append(
                  '2026-11-21T06:00:00Z'::timestamptz + n * interval '1 minute', 'actor-' || n %% 3,
                  (ARRAY['account.closed', 'account.changed', 'accountant.seen', 'api_key.created', 'é_%%.x'])[1 + n %% 5],
                  'row:' || n %% 7, jsonb_build_object('n', n, 'text', 'größer ☃'))
                FROM generate_series(1, %s) AS n
                """
                        .formatted(ROWS));
    }

    @Nested
    class Reading {

        @Test
        void givesTheNewestFirstPageByPage() {
            assertThat(read("?limit=7"))
                    .isEqualTo(LongStream.iterate(ROWS, n -> n > 0, n -> n - 1).boxed().toList());
        }

        @ParameterizedTest
        @CsvSource(
                delimiterString = " => ",
                textBlock =
                        """
                        subject=row:3 => subject = 'row:3'
                        actor=actor-1 => actor = 'actor-1'
                        action=account. => action LIKE 'account.%'
                        action=account => action LIKE 'account%'
                        action=a => action LIKE 'a%'
                        action=%C3%A9_%25 => action LIKE 'é%'
                        action=api_key.created => action = 'api_key.created'
                        action=api%25 => false
                        action=z => false
                        subject=row:3&actor=actor-1 => subject = 'row:3' AND actor = 'actor-1'
                        subject=row:3&action=acc => subject = 'row:3' AND action LIKE 'acc%'
                        actor=actor-2&action=account.c => actor = 'actor-2' AND action LIKE 'account.c%'
                        subject=row:3&actor=actor-1&action=ac => subject = 'row:3' AND actor = 'actor-1' AND action LIKE 'ac%'
                        subject=ROW:3 => false
                        """)
        void filters(String query, String condition) throws SQLException {
            var expected =
                    accounts
                            .texts(
                                    "SELECT sequence FROM audit_log WHERE %s ORDER BY sequence DESC"
                                            .formatted(condition))
                            .stream()
                            .map(Long::valueOf)
                            .toList();

            assertThat(read("?limit=2&" + query)).isEqualTo(expected);
            assertThat(read("?limit=100&" + query)).isEqualTo(expected);
        }

        @Test
        void showsWholeRows() throws SQLException {
            assertThat(api.get("/v1/audit?limit=1", token).items().getFirst())
                    .containsEntry("sequence", 60L)
                    .containsEntry("at", "2026-11-21T07:00:00Z")
                    .containsEntry("actor", "actor-0")
                    .containsEntry("action", "account.closed")
                    .containsEntry("subject", "row:4")
                    .hasEntrySatisfying(
                            "details",
                            details -> assertThat(details.toString()).contains("größer ☃"))
                    .containsEntry(
                            "hash",
                            accounts.text(
                                    "SELECT encode(hash, 'hex') FROM audit_log WHERE sequence = 60"))
                    .containsEntry(
                            "previous_hash",
                            accounts.text(
                                    "SELECT encode(hash, 'hex') FROM audit_log WHERE sequence = 59"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "?limit=0",
                    "?limit=101",
                    "?cursor=x",
                    "?cursor=",
                    "?subject=%00",
                    "?action=%00"
                })
        void refusesWhatIsNoPage(String query) {
            assertThat(api.get("/v1/audit" + query, token).status()).isEqualTo(400);
        }

        private List<Long> read(String query) {
            var read = new ArrayList<Long>();
            var cursor = "";
            while (true) {
                var page = api.get("/v1/audit" + query + cursor, token);
                assertThat(page.status()).as(page.body()).isEqualTo(200);
                page.items().forEach(item -> read.add((Long) item.get("sequence")));
                var next = page.json().get("next");
                if (next == null) {
                    return read;
                }
                cursor = "&cursor=" + next;
            }
        }
    }

    @Nested
    class Verifying {

        @Test
        void findsAWholeChainWholeAndPublishesItsHead() throws SQLException {
            var head = accounts.text("SELECT encode(hash, 'hex') FROM audit_log_head");

            try (var log = new LogLines()) {
                var answer = api.get("/v1/audit/verify", token);

                assertThat(answer.json())
                        .containsEntry("valid", true)
                        .containsEntry("first_broken_sequence", null)
                        .containsEntry("head_sequence", 60L)
                        .containsEntry("head_hash", head)
                        .containsEntry("rows", 60L)
                        .containsEntry("next", null);
                assertThat(log.lines()).contains("INFO Audit head 60 " + head);
            }
        }

        @Test
        void findsWhereItIsBroken() throws SQLException {
            tamper("UPDATE audit_log SET actor = 'x' WHERE sequence = 17");

            try (var log = new LogLines()) {
                assertThat(api.get("/v1/audit/verify", token).json())
                        .containsEntry("valid", false)
                        .containsEntry("first_broken_sequence", 17L);
                assertThat(api.get("/v1/audit/verify?from=18", token).json())
                        .containsEntry("valid", true)
                        .containsEntry("rows", 43L);
                assertThat(log.lines()).contains("ERROR The audit chain is broken at 17");
            }
        }

        @Test
        void goesOnWhereAPieceEndsAndFindsWhatLiesInAny() throws SQLException {
            for (var broken : List.of(1, 2, 7, 8, 30, 59, ROWS)) {
                tamper("UPDATE audit_log SET action = action || '!' WHERE sequence = " + broken);
                for (var pieces : List.of(1, 2, 7, 59, 60, 61)) {
                    assertThat(firstBroken(pieces))
                            .as("%s by %s", broken, pieces)
                            .isEqualTo(broken.longValue());
                }
                tamper(
                        "UPDATE audit_log SET action = rtrim(action, '!') WHERE sequence = "
                                + broken);
            }
            assertThat(firstBroken(7)).isNull();
        }

        /* The tail taken away and the head moved back: nothing in the database tells. */
        @Test
        void missesWhatAHeadFromElsewhereHas() throws SQLException {
            var kept = accounts.text("SELECT encode(hash, 'hex') FROM audit_log_head");
            var known = "?head_sequence=60&head_hash=" + kept;
            assertThat(api.get("/v1/audit/verify" + known, token).json())
                    .containsEntry("valid", true);

            tamper(
                    """
                    DELETE FROM audit_log WHERE sequence > 50;
                    UPDATE audit_log_head SET sequence = 50, hash = (SELECT hash FROM audit_log WHERE sequence = 50)
                    """);

            assertThat(api.get("/v1/audit/verify", token).json()).containsEntry("valid", true);
            assertThat(api.get("/v1/audit/verify" + known, token).json())
                    .containsEntry("valid", false)
                    .containsEntry("first_broken_sequence", 51L);

            accounts.execute(
                    "SELECT audit_append(now(), 'x', 'y', 'z', '{}') FROM generate_series(1, 20)");

            assertThat(api.get("/v1/audit/verify", token).json()).containsEntry("valid", true);
            assertThat(api.get("/v1/audit/verify" + known, token).json())
                    .containsEntry("valid", false)
                    .containsEntry("first_broken_sequence", 60L);
        }

        @Test
        void takesAHeadAsAWholeOrNotAtAll() {
            for (var wrong :
                    List.of(
                            "?head_sequence=60",
                            "?head_hash=" + NO_HASH,
                            "?head_sequence=0&head_hash=" + NO_HASH,
                            "?head_sequence=9223372036854775807&head_hash=" + NO_HASH,
                            "?head_sequence=60&head_hash=x",
                            "?from=0",
                            "?from=x")) {
                assertThat(api.get("/v1/audit/verify" + wrong, token).status())
                        .as(wrong)
                        .isEqualTo(400);
            }
            assertThat(
                            api.get("/v1/audit/verify?from=9223372036854775807", token)
                                    .json()
                                    .get("valid"))
                    .isEqualTo(false);
        }

        private @Nullable Long firstBroken(int rowsAStatement) {
            var principal = new Principal(new UserId(ada), Set.of(Role.ADMIN), "free", 0);
            Long next = 1L;
            while (next != null) {
                var found = verifyAudit.verify(principal, next, null, rowsAStatement);
                if (!found.valid()) {
                    return found.firstBrokenSequence();
                }
                next = found.next();
            }
            return null;
        }

        private void tamper(String sql) throws SQLException {
            accounts.execute(
                    "ALTER TABLE audit_log DISABLE TRIGGER ALL; %s; ALTER TABLE audit_log ENABLE TRIGGER ALL"
                            .formatted(sql));
        }
    }

    @Test
    void isForAdministratorsAlone() throws SQLException {
        var ann = accounts.add("ann", null);

        for (var path : List.of("/v1/audit", "/v1/audit/verify")) {
            assertThat(api.get(path, accounts.token(ann, "user", "editor")).status())
                    .isEqualTo(403);
            assertThat(api.get(path, "").status()).isEqualTo(401);
        }
    }
}
