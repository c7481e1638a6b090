package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import uptick.local.sample.SampleWorld;
import uptick.local.sample.provider.ReplyLedger;
import uptick.local.sample.youtube.QuotaMeter;

/// What is there after a first start, and whether the books agree with the provider's.
@WithHouse(isWhole = true)
class HouseTest {

    private final TestHouse house;

    HouseTest(TestHouse house) {
        this.house = house;
    }

    @Test
    void tellsThePersonAtTheKeyboardWhatItDid() {
        var address = house.house().address();

        assertThat(house.printed())
                .anyMatch(line -> line.matches("The database is migrated to version \\d{4}\\."))
                .contains("40 mornings collected and scored.")
                .contains(
                        "Open http://localhost:"
                                + address.getPort()
                                + " and sign in as admin. Ctrl-C stops.")
                .filteredOn(line -> line.contains("password"))
                .singleElement()
                .asString()
                .endsWith("(shown this once)");
    }

    @Test
    void letsTheAdminInWithThePrintedPasswordAndWithNoOther() {
        var me = house.get("/v1/me", house.token("admin"));

        assertThat(me.at("username").text()).isEqualTo("admin");
        assertThat(me.at("roles").items()).extracting(Json::text).contains("admin");
        assertThat(house.logIn("admin", house.password() + "x").status()).isEqualTo(401);
    }

    @Test
    void keepsNoPassword() {
        assertThat(house.value("SELECT password_hash FROM users WHERE username = 'admin'"))
                .startsWith("$argon2id$")
                .doesNotContain(house.password());
    }

    @Test
    void collectsAndScoresEveryMorningOnce() {
        var mornings = house.world().calendar().mornings().map(Instant::toString).toList();

        assertThat(
                        house.rows(
                                "SELECT to_char(scheduled_for AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') "
                                        + "FROM data_collections ORDER BY scheduled_for"))
                .extracting(List::getFirst)
                .isEqualTo(mornings);
        assertThat(house.value("SELECT count(*) FROM data_collections WHERE status = 'completed'"))
                .isEqualTo("40");
        assertThat(
                        house.value(
                                "SELECT count(*) FROM data_collections AS run JOIN trend_scorings ON collection_id = run.id "
                                        + "WHERE status = 'completed' AND scored_at = completed_at"))
                .isEqualTo("40");
    }

    @Test
    void ranksTheTopTenOfTheLatestMorning() {
        var top = house.get("/v1/trends", house.token("admin"));
        var items = top.at("items").items();
        var collection = top.at("collection");

        assertThat(items).hasSize(10);
        assertThat(items)
                .extracting(item -> item.at("rank").number())
                .isEqualTo(IntStream.rangeClosed(1, 10).asDoubleStream().boxed().toList());
        assertThat(items)
                .extracting(item -> item.at("momentum_score").number())
                .isSortedAccordingTo((left, right) -> Double.compare(right, left))
                .allMatch(momentum -> momentum > 50 && momentum <= 100);
        assertThat(collection.at("provenance").text()).isEqualTo("sample");
        assertThat(Instant.parse(collection.at("started_at").text()))
                .isEqualTo(house.world().calendar().latestMorning());
    }

    @Test
    void walksThroughEveryTopicExactlyOnce() {
        var token = house.token("admin");
        List<String> seen = new ArrayList<>();
        var path = "/v1/trends?limit=7";
        while (true) {
            var page = house.get(path, token);
            page.at("items").items().forEach(item -> seen.add(item.at("title").text()));
            var next = page.at("next");
            if (next.isNull()) {
                break;
            }
            path = "/v1/trends?limit=7&cursor=" + next.text();
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        house.rows("SELECT title FROM topics").stream()
                                .map(List::getFirst)
                                .toList())
                .hasSize(house.world().topics().size());
    }

    @Test
    void recordsTheFiveBadMorningsWithTheirReasons() {
        var calendar = house.world().calendar();
        var resting =
                "It failed 5 times in a row and is left alone for a while; "
                        + "the last time: Reddit answered with status 503.";
        var nothing = "It gave nothing where there was something in the run before.";
        var spent = "YouTube says that today's units are used up.";
        var broken = "YouTube answered with status 503 (backendError).";
        var refused = "Google Trends asks for fewer requests.";

        assertThat(
                        house.rows(
                                "SELECT status, jsonb_array_length(errors), errors->0->>'source', errors->0->>'state', "
                                        + "errors->0->>'reason' FROM data_collections WHERE errors IS NOT NULL ORDER BY scheduled_for"))
                .containsExactly(
                        List.of("completed", "1", "google_trends", "blocked", refused),
                        List.of("completed", "1", "reddit", "not_asked", resting),
                        List.of("completed", "1", "youtube", "quota", spent),
                        List.of("completed", "1", "wikipedia", "suspect", nothing),
                        List.of("completed", "1", "youtube", "failed", broken));
        assertThat(house.printed())
                .filteredOn(line -> line.startsWith("  not collected"))
                .containsExactly(
                        gap(
                                calendar.morningOf(SampleWorld.REFUSED_TRENDS_DAY),
                                "google_trends",
                                refused),
                        gap(calendar.morningOf(SampleWorld.NO_REDDIT_DAY), "reddit", resting),
                        gap(calendar.morningOf(SampleWorld.SPENT_QUOTA_DAY), "youtube", spent),
                        gap(
                                calendar.morningOf(SampleWorld.EMPTY_WIKIPEDIA_DAY),
                                "wikipedia",
                                nothing),
                        gap(calendar.morningOf(SampleWorld.BROKEN_PAGE_DAY), "youtube", broken));
    }

    private static String gap(Instant morning, String source, String reason) {
        return "  not collected on " + morning + " from " + source + ": " + reason;
    }

    @Test
    void asksYoutubeAtSixSharp() {
        assertThat(
                        house.value(
                                "SELECT count(*) FROM observations AS seen JOIN data_collections AS run ON run.id = collection_id "
                                        + "WHERE source = 'youtube' AND state = 'ok' AND observed_at <> scheduled_for"))
                .isEqualTo("0");
    }

    @Test
    void isRefusedForItsPaceOnTheMorningAloneThatIsStagedSo() {
        var staged = house.world().calendar().morningOf(SampleWorld.REFUSED_TRENDS_DAY);

        assertThat(
                        house.providers().ledgers().values().stream()
                                .flatMap(ledger -> ledger.entries().stream())
                                .filter(entry -> entry.status() == 429))
                .isNotEmpty()
                .allMatch(
                        entry ->
                                Duration.between(staged, entry.at())
                                                .abs()
                                                .compareTo(Duration.ofHours(3))
                                        < 0);
    }

    @Test
    void saysOfEverySourceHowItIs() {
        var latest = house.world().calendar().latestMorning();
        var sources = house.get("/v1/sources", house.token("admin")).at("items").items();

        assertThat(sources)
                .filteredOn(source -> source.at("source").text().equals("hacker_news"))
                .singleElement()
                .satisfies(
                        source ->
                                assertThat(source.at("reason").text())
                                        .isEqualTo("It was not asked yet."));
        assertThat(sources)
                .filteredOn(source -> !source.at("source").text().equals("hacker_news"))
                .hasSize(5)
                .allSatisfy(
                        source -> {
                            assertThat(source.at("state").text()).isEqualTo("ok");
                            assertThat(source.at("reason").isNull()).isTrue();
                            assertThat(source.at("is_suspect").flag()).isFalse();
                            assertThat(source.at("is_resting").flag()).isFalse();
                            assertThat(Instant.parse(source.at("last_success_at").text()))
                                    .isBetween(latest, latest.plusSeconds(600));
                        });
    }

    @Test
    void neverTakesWhatWasNotReadForAbsence() {
        var broken = house.world().calendar().morningOf(SampleWorld.BROKEN_PAGE_DAY);

        assertThat(
                        house.rows(
                                "SELECT DISTINCT state FROM observations AS seen JOIN data_collections AS run "
                                        + "ON run.id = collection_id WHERE source = 'youtube' AND scheduled_for = '"
                                        + broken
                                        + "' ORDER BY state"))
                .containsExactly(List.of("failed"), List.of("ok"));
    }

    @Test
    void recordsAtLeastTheUnitsThatTheProviderServed() {
        var served =
                house.youtube().ledger().entries().stream()
                        .collect(
                                Collectors.groupingBy(
                                        entry -> QuotaMeter.dayOf(entry.at()),
                                        Collectors.counting()));
        var recorded =
                house
                        .rows(
                                "SELECT date, units_used + units_reserved FROM api_quota_usage WHERE api_name = 'youtube'")
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        row -> LocalDate.parse(String.valueOf(row.getFirst())),
                                        row -> Long.valueOf(String.valueOf(row.getLast()))));

        assertThat(served).hasSize(40);
        assertThat(recorded.keySet()).isEqualTo(served.keySet());
        assertThat(served)
                .allSatisfy(
                        (day, calls) ->
                                assertThat(recorded.get(day))
                                        .isGreaterThanOrEqualTo(calls)
                                        .isGreaterThanOrEqualTo(
                                                house.youtube()
                                                        .ledger()
                                                        .unitsOn(day, QuotaMeter.PACIFIC)));
        var spent = house.world().calendar().morningOf(SampleWorld.SPENT_QUOTA_DAY);
        assertThat(
                        house.value(
                                "SELECT sum(units_used) FROM api_quota_usage WHERE api_name = 'youtube' AND date <> '"
                                        + QuotaMeter.dayOf(spent)
                                        + "'"))
                .isEqualTo(
                        house.value(
                                "SELECT sum(youtube_api_quota_used) FROM data_collections WHERE scheduled_for <> '"
                                        + spent
                                        + "'"));
        // On that day the provider's own word holds.
        assertThat(recorded.get(QuotaMeter.dayOf(spent))).isEqualTo(QuotaMeter.DEFAULT_LIMIT);
    }

    @Test
    void hasSeenNothingThatTheProviderDidNotServe() {
        var servedIds =
                house.youtube().ledger().entries().stream()
                        .collect(
                                Collectors.groupingBy(
                                        ReplyLedger.Entry::at,
                                        Collectors.flatMapping(
                                                entry -> entry.ids().stream(),
                                                Collectors.toSet())));
        var observed =
                house.rows(
                        "SELECT to_char(observed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), video->>'id' "
                                + "FROM observations, jsonb_array_elements(metrics->'videos') AS video");

        assertThat(observed)
                .hasSizeGreaterThan(1000)
                .allSatisfy(
                        row ->
                                assertThat(
                                                servedIds.getOrDefault(
                                                        Instant.parse(
                                                                String.valueOf(row.getFirst())),
                                                        new HashSet<>()))
                                        .contains(String.valueOf(row.getLast())));
    }

    @Test
    void observesEveryTopicOnEveryMorningAtEverySource() {
        assertThat(house.value("SELECT count(*) FROM observations"))
                .isEqualTo(String.valueOf(40 * 5 * house.world().topics().size()));
    }

    @Test
    void writesEveryRunDownInTheAuditLog() {
        assertThat(
                        house.rows(
                                "SELECT action, count(*) FROM audit_log WHERE action LIKE 'collection.%' "
                                        + "GROUP BY action ORDER BY action"))
                .containsExactly(
                        List.of("collection.completed", "40"),
                        List.of("collection.scored", "40"),
                        List.of("collection.started", "40"));
    }

    @Test
    void refusesASecondRunOnItsFolder() {
        var home = house.house().settings().home();

        assertThatThrownBy(() -> TestHouse.open(TestHouse.on(home)))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "another run uses the data folder "
                                + home
                                + ". Stop it, or set UPTICK_HOME and PORT for a second one.");
    }
}
