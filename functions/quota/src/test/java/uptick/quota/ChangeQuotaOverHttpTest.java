package uptick.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.standing-clock", value = "true")
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class ChangeQuotaOverHttpTest {

    private static final String SEARCH = "/v1/quota/youtube.search";
    private static final String BODY =
            "{\"daily_limit\": 50, \"reserve_share\": 0.1, \"requests_per_minute\": 30}";
    private static final String LIMITS =
            "SELECT concat_ws(' ', daily_limit, reserve_share, coalesce(requests_per_minute::text, 'none')) FROM api_quota_limits WHERE api_name = 'youtube.search'";
    private static final String DAYS =
            "SELECT concat_ws(' ', date, units_used, units_reserved, unit_limit) FROM api_quota_usage WHERE api_name = 'youtube.search' ORDER BY date";
    private static final String AUDITED =
            "SELECT concat_ws(' ', actor, action, subject, details) FROM audit_log WHERE action = 'quota.changed' ORDER BY sequence";

    private final Rows rows;
    private final Api nobody;
    private Api ada;
    private UUID adaId = new UUID(0, 0);

    ChangeQuotaOverHttpTest(EmbeddedServer server, TestDatabase database) {
        this.rows = new Rows(database);
        this.nobody = Api.at(server.getURI());
        this.ada = nobody;
    }

    /* As its owner can: nobody else empties the log. */
    @BeforeEach
    void adaIsAnAdministrator() {
        rows.twoApis();
        rows.execute(
                """
                ALTER TABLE audit_log DISABLE TRIGGER ALL;
                TRUNCATE audit_log;
                ALTER TABLE audit_log ENABLE TRIGGER ALL;
                UPDATE audit_log_head SET sequence = 0, hash = decode(repeat('00', 32), 'hex');
                """);
        adaId = rows.account("ada", true);
        ada = nobody.as(Api.token(adaId, StandingClock.FIRST, "user", "editor", "admin"));
    }

    @Test
    void setsTheDaysToComeAndTheOneThatHasBegun() {
        rows.used("youtube.search", "2026-11-25", 100, 0, 100);
        rows.used("youtube.search", "2026-11-26", 30, 2, 100);

        var answer = ada.put(SEARCH, BODY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"api":"youtube.search","day":"2026-11-26","resets_at":"2026-11-27T08:00:00Z","limit":50,"used":30,\
                        "reserved":2,"remaining":18,"left_for_people":5,"reserve_share":0.1,"requests_per_minute":30}""");
        assertThat(rows.one(LIMITS)).isEqualTo("50 0.1 30");
        assertThat(rows.all(DAYS)).containsExactly("2026-11-25 100 0 100", "2026-11-26 30 2 50");
        assertThat(nobody.as(Api.token(adaId, StandingClock.FIRST, "user")).read("/v1/quota"))
                .contains(answer.body());
    }

    @Test
    void mayAllowLessThanIsUsedAlready() {
        rows.used("youtube.search", "2026-11-26", 60, 5, 100);

        assertThat(ada.put(SEARCH, BODY).body())
                .contains(
                        "\"limit\":50,\"used\":60,\"reserved\":5,\"remaining\":0,\"left_for_people\":0");
    }

    @Test
    void holdsForADayThatNobodyHasReservedOnYet() {
        ada.put(SEARCH, BODY);

        assertThat(rows.all(DAYS)).containsExactly("2026-11-26 0 0 50");
    }

    @Test
    void takesThePacingAwayWhereItIsNullOrLeftOut() {
        ada.put(SEARCH, BODY);
        ada.put(SEARCH, "{\"daily_limit\": 50, \"reserve_share\": 0.1}");
        assertThat(rows.one(LIMITS)).isEqualTo("50 0.1 none");

        ada.put(SEARCH, BODY);
        ada.put(
                SEARCH,
                "{\"daily_limit\": 0, \"reserve_share\": 1, \"requests_per_minute\": null}");
        assertThat(rows.one(LIMITS)).isEqualTo("0 1 none");
    }

    @Test
    void isNotedOnceWithWhatChanged() {
        ada.put(SEARCH, BODY);
        var again = ada.put(SEARCH, BODY);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(rows.all(AUDITED))
                .containsExactly(
                        adaId
                                + " quota.changed quota:youtube.search {\"daily_limit\": {\"to\": 50, \"from\": 100}, \"reserve_share\": {\"to\": 0.1, \"from\": 0.2}, \"requests_per_minute\": {\"to\": 30, \"from\": null}}");

        ada.put(
                SEARCH,
                "{\"daily_limit\": 60, \"reserve_share\": 0.1, \"requests_per_minute\": 30}");
        assertThat(rows.all(AUDITED).getLast())
                .endsWith(" quota:youtube.search {\"daily_limit\": {\"to\": 60, \"from\": 50}}");
    }

    @Test
    void endsAsOneOfManyThatComeAtOnceAndNotesEach() throws Exception {
        rows.used("youtube.search", "2026-11-26", 0, 0, 100);
        try (var clients = Executors.newFixedThreadPool(8)) {
            var changes =
                    IntStream.rangeClosed(1, 24)
                            .mapToObj(
                                    limit ->
                                            (Callable<Integer>)
                                                    () ->
                                                            ada.put(
                                                                            SEARCH,
                                                                            "{\"daily_limit\": %d, \"reserve_share\": 0.2}"
                                                                                    .formatted(
                                                                                            limit))
                                                                    .statusCode())
                            .toList();
            for (var each : clients.invokeAll(changes)) {
                assertThat(each.get()).isEqualTo(200);
            }
        }

        assertThat(rows.all(AUDITED)).hasSize(24);
        assertThat(
                        rows.one(
                                "SELECT unit_limit = (SELECT daily_limit FROM api_quota_limits WHERE api_name = 'youtube.search') FROM api_quota_usage"))
                .isEqualTo("t");
        assertThat(rows.one("SELECT audit_verify() IS NULL")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "YouTube.Search", "youtube", "history", "a%20b", "%27"})
    void knowsNoApiOfAnotherName(String api) {
        Api.assertProblem(ada.put("/v1/quota/" + api, BODY), 404, "not-found");

        assertThat(rows.all(AUDITED)).isEmpty();
        assertThat(rows.all(DAYS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'daily_limit': -1, 'reserve_share': 0.1} | daily_limit",
                "{'daily_limit': 1000000001, 'reserve_share': 0.1} | daily_limit",
                "{'daily_limit': 99999999999, 'reserve_share': 0.1} | daily_limit",
                "{'daily_limit': 1.5, 'reserve_share': 0.1} | daily_limit",
                "{'daily_limit': '5', 'reserve_share': 0.1} | daily_limit",
                "{'daily_limit': null, 'reserve_share': 0.1} | daily_limit",
                "{'reserve_share': 0.1} | daily_limit",
                "{'daily_limit': 5} | reserve_share",
                "{'daily_limit': 5, 'reserve_share': 1.0001} | reserve_share",
                "{'daily_limit': 5, 'reserve_share': -0.1} | reserve_share",
                "{'daily_limit': 5, 'reserve_share': 1e999} | reserve_share",
                "{'daily_limit': 5, 'reserve_share': true} | reserve_share",
                "{'daily_limit': 5, 'reserve_share': 0.1, 'requests_per_minute': 0} | requests_per_minute",
                "{'daily_limit': 5, 'reserve_share': 0.1, 'requests_per_minute': 1000001} | requests_per_minute",
                "{'daily_limit': 5, 'reserve_share': 0.1, 'reset_time_zone': 'UTC'} | reset_time_zone",
                "{'daily_limit': 5, 'daily_limit': 6, 'reserve_share': 0.1} | daily_limit",
            },
            quoteCharacter = '~')
    void namesTheMemberThatIsWrongAndChangesNothing(String body, String field) {
        var answer = ada.put(SEARCH, body.replace('\'', '"'));

        Api.assertProblem(answer, 400, "invalid-request");
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
        assertThat(rows.one(LIMITS)).isEqualTo("100 0.2 none");
        assertThat(rows.all(AUDITED)).isEmpty();
    }

    @Test
    void isForAdministratorsAsTheirRowSays() {
        var ann = rows.account("ann", false);

        Api.assertProblem(nobody.put(SEARCH, BODY), 401, "unauthenticated");
        Api.assertProblem(
                nobody.as(Api.token(ann, StandingClock.FIRST, "user", "editor")).put(SEARCH, BODY),
                403,
                "forbidden");
        Api.assertProblem(
                nobody.as(Api.token(ann, StandingClock.FIRST, "user", "editor", "admin"))
                        .put(SEARCH, BODY),
                401,
                "unauthenticated");

        assertThat(rows.one(LIMITS)).isEqualTo("100 0.2 none");
    }
}
