package uptick.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

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
@Property(name = "uptick.tier.free.requests-per-day", value = "1000")
class QuotaOverHttpTest {

    private static final Pattern ROW = Pattern.compile("\"api\":\"([^\"]*)\",\"day\":\"([^\"]*)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");

    private final StandingClock clock;
    private final Rows rows;
    private final Api nobody;
    private Api ann;

    QuotaOverHttpTest(EmbeddedServer server, StandingClock clock, TestDatabase database) {
        this.clock = clock;
        this.rows = new Rows(database);
        this.nobody = Api.at(server.getURI());
        this.ann = nobody;
    }

    @BeforeEach
    void nothingIsSpent() {
        clock.standAt(StandingClock.FIRST);
        rows.twoApis();
        ann = nobody.as(Api.token(rows.account("ann", false), StandingClock.FIRST, "user"));
    }

    @Test
    void readsApisThatNobodyAskedTodayAsUnused() {
        rows.used("youtube.search", "2026-11-25", 90, 1, 100);

        assertThat(ann.read("/v1/quota"))
                .isEqualTo(
                        """
                        {"items":[\
                        {"api":"reddit","day":"2026-11-27","resets_at":"2026-11-28T00:00:00Z","limit":50000,"used":0,\
                        "reserved":0,"remaining":50000,"left_for_people":5000,"reserve_share":0.1,"requests_per_minute":100},\
                        {"api":"youtube.search","day":"2026-11-26","resets_at":"2026-11-27T08:00:00Z","limit":100,"used":0,\
                        "reserved":0,"remaining":100,"left_for_people":20,"reserve_share":0.2,"requests_per_minute":null}]}""");
    }

    @ParameterizedTest
    @CsvSource({
        // used, reserved, limit of the day, remaining, left for people
        "10, 5, 100, 85, 20",
        "75, 5, 100, 20, 20",
        "85, 5, 100, 10, 10",
        "90, 10, 100, 0, 0",
        "140, 0, 100, 0, 0",
        "50, 0, 40, 0, 0",
        "0, 0, 50, 50, 10",
        "2147483647, 2147483647, 100, 0, 0",
    })
    void saysWhatIsLeftAndForWhomAndNeverLessThanNothing(
            int used, int reserved, int limit, int remaining, int leftForPeople) {
        rows.used("youtube.search", "2026-11-26", used, reserved, limit);

        assertThat(ann.read("/v1/quota"))
                .contains(
                        "\"limit\":%d,\"used\":%d,\"reserved\":%d,\"remaining\":%d,\"left_for_people\":%d,\"reserve_share\":0.2"
                                .formatted(limit, used, reserved, remaining, leftForPeople));
    }

    @Test
    void beginsTheDayOfAProviderAtItsMidnight() {
        rows.used("youtube.search", "2026-11-26", 100, 0, 100);
        assertThat(ann.read("/v1/quota")).contains("\"used\":100");

        var midnight = Instant.parse("2026-11-27T08:00:00Z");
        clock.standAt(midnight);
        var id = UUID.fromString(rows.one("SELECT id FROM users"));

        assertThat(nobody.as(Api.token(id, midnight, "user")).read("/v1/quota"))
                .contains(
                        "{\"api\":\"youtube.search\",\"day\":\"2026-11-27\",\"resets_at\":\"2026-11-28T08:00:00Z\",\"limit\":100,\"used\":0,");
    }

    @Test
    void readsTheHistoryByDayAndApi() {
        rows.used("youtube.search", "2026-11-26", 90, 1, 100);
        rows.used("reddit", "2026-11-26", 3, 0, 50_000);
        rows.used("reddit", "2026-11-27", 60_000, 0, 50_000);

        assertThat(ann.read("/v1/quota/history"))
                .isEqualTo(
                        """
                        {"items":[\
                        {"api":"reddit","day":"2026-11-27","limit":50000,"used":60000,"reserved":0,"remaining":0},\
                        {"api":"reddit","day":"2026-11-26","limit":50000,"used":3,"reserved":0,"remaining":49997},\
                        {"api":"youtube.search","day":"2026-11-26","limit":100,"used":90,"reserved":1,"remaining":9}],\
                        "next":null}""");
        assertThat(ann.read("/v1/quota/history?api=youtube.search"))
                .contains("\"api\":\"youtube.search\"")
                .doesNotContain("reddit");
        assertThat(ann.read("/v1/quota/history?api=nobody"))
                .isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void goesBackAsManyDaysAsAreAskedFor() {
        for (var day :
                List.of("2026-11-27", "2026-11-26", "2026-11-20", "2026-10-28", "2026-10-27")) {
            rows.used("reddit", day, 1, 0, 10);
        }

        assertThat(pages("/v1/quota/history?days=1"))
                .containsExactly("reddit 2026-11-27", "reddit 2026-11-26");
        assertThat(pages("/v1/quota/history?days=7")).hasSize(3);
        assertThat(pages("/v1/quota/history")).hasSize(4);
        assertThat(pages("/v1/quota/history?days=366&api=reddit")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&api=reddit"})
    void walksPagesWithoutLosingOrRepeatingADay(String filter) {
        rows.execute(
                """
                INSERT INTO api_quota_usage (api_name, date, unit_limit)
                SELECT api, date '2026-11-27' - n, 10
                FROM generate_series(0, 9) AS n
                CROSS JOIN unnest(ARRAY['reddit', 'youtube.search', 'wikipedia', 'odd é <name>']) AS api
                """);
        var whole = pages("/v1/quota/history?limit=100" + filter);

        assertThat(whole).hasSize(filter.isEmpty() ? 40 : 10).doesNotHaveDuplicates();
        for (var limit : List.of(1, 3, 4, 10)) {
            assertThat(pages("/v1/quota/history?limit=" + limit + filter)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "days=0, days",
        "days=367, days",
        "days=1.5, days",
        "cursor=x, cursor",
        "cursor=, cursor",
        "cursor=MjAyNi0xMS0yNg, cursor",
        // 2026-13-26, +10000-01-01 and -0001-01-01, each with an API; 2026-11-26 with a NUL
        "cursor=MjAyNi0xMy0yNgpyZWRkaXQ, cursor",
        "cursor=KzEwMDAwLTAxLTAxCnJlZGRpdA, cursor",
        "cursor=LTAwMDEtMDEtMDEKcmVkZGl0, cursor",
        "cursor=MjAyNi0xMS0yNgoA, cursor",
        "api=123456789012345678901234567890123456789012345678901, api",
    })
    void namesTheParameterThatIsNone(String query, String field) {
        var answer = ann.get("/v1/quota/history?" + query);

        Api.assertProblem(answer, 400, "invalid-request");
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/quota", "/v1/quota/history"})
    void isForThoseWhoseTokenCounts(String path) {
        var closed = rows.account("bob", false);
        rows.execute("UPDATE users SET is_deleted = true WHERE username = 'bob'");

        for (var api :
                List.of(
                        nobody,
                        nobody.as("nonsense"),
                        nobody.as(Api.token(closed, StandingClock.FIRST, "user")),
                        nobody.as(Api.token(UUID.randomUUID(), StandingClock.FIRST, "user")),
                        nobody.as(
                                Api.token(
                                        closed,
                                        StandingClock.FIRST.minusSeconds(9_000),
                                        "user")))) {
            Api.assertProblem(api.get(path), 401, "unauthenticated");
        }
        for (var method : List.of("POST", "DELETE", "PATCH")) {
            Api.assertProblem(ann.send(method, path, null), 405, "method-not-allowed");
        }
    }

    @Test
    void countsAgainstTheTiersRequestsOfTheDay() {
        assertThat(ann.read("/v1/quota")).isNotEmpty();

        assertThat(rows.one("SELECT used > 0 FROM tier_usage WHERE kind = 'requests'"))
                .isEqualTo("t");
    }

    private List<String> pages(String path) {
        var seen = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var body = ann.read(path + cursor);
            ROW.matcher(body).results().forEach(row -> seen.add(row.group(1) + " " + row.group(2)));
            var next = NEXT.matcher(body);
            if (!next.find()) {
                return seen;
            }
            cursor = "&cursor=" + next.group(1);
        }
    }
}
