package uptick.collections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedProvider.Answer;
import uptick.collections.ScriptedProvider.Request;
import uptick.collections.run.TrySource;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;
import uptick.value.TopicKey;

/// Google's interest over time, from the plan of a run to its rows, over HTTP.
class GoogleTrendsCollectionTest {

    private static final Pattern TERM = Pattern.compile("\"keyword\":\"([^\"]+)\"");
    private static final Answer COOKIE =
            new Answer(404, Map.of("Set-Cookie", "NID=511=c4n4ry-cookie; path=/"), "<html></html>");

    @Test
    void writesEachTopicsInterestBesideTheAnchors() {
        try (var google = new ScriptedProvider(GoogleTrendsCollectionTest::answer);
                var collecting = start(google, true)) {
            track(collecting, "GB", "iPhone X", "Nothing");

            var outcome = collecting.collect();

            assertThat(outcome.status()).isEqualTo("completed");
            assertThat(outcome.gaps()).isEmpty();
            assertThat(steps(google)).containsExactly("cookie GB", "explore GB", "multiline");
            assertThat(terms(google)).containsExactly("weather, iPhone X, Nothing");
            assertThat(decoded(google.requests().get(1)))
                    .contains("\"time\":\"2026-11-19 2026-11-21\"");
            assertThat(collecting.states("google_trends"))
                    .containsExactly("iPhone X ok", "Nothing empty");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            """
                                            SELECT metrics::text || ' ' || series::text
                                            FROM observations
                                            WHERE source = 'google_trends' AND state = 'ok'
                                            """))
                    .isEqualTo(
                            "{\"term\": \"iPhone X\", \"interest\": 11.0} "
                                    + "{\"geo\": \"GB\", \"step\": \"day\", "
                                    + "\"anchor\": {\"term\": \"weather\", \"level\": 50.5}, "
                                    + "\"points\": ["
                                    + "{\"at\": \"2026-11-19T00:00:00Z\", \"value\": 10.0, \"partial\": false}, "
                                    + "{\"at\": \"2026-11-20T00:00:00Z\", \"value\": 11.0, \"partial\": false}, "
                                    + "{\"at\": \"2026-11-21T00:00:00Z\", \"value\": 12.0, \"partial\": true}], "
                                    + "\"pulled_at\": \"2026-11-21T06:00:00Z\", \"to_exclusive\": \"2026-11-22T00:00:00Z\", "
                                    + "\"from_inclusive\": \"2026-11-19T00:00:00Z\"}");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT units_used FROM api_quota_usage WHERE api_name = 'google_trends'"))
                    .isEqualTo("3");
        }
    }

    @Test
    void asksForFourTopicsAtOnceAsOneVisitorOfEachPlace() {
        try (var google = new ScriptedProvider(GoogleTrendsCollectionTest::answer);
                var collecting = start(google, true)) {
            track(collecting, "GB", "one", "two", "three", "four", "five");
            track(collecting, null, "six", "weather");

            collecting.collect();

            assertThat(steps(google))
                    .containsExactly(
                            "cookie GB",
                            "explore GB",
                            "multiline",
                            "explore GB",
                            "multiline",
                            "cookie US",
                            "explore ",
                            "multiline");
            assertThat(terms(google))
                    .containsExactly(
                            "weather, one, two, three, four", "weather, five", "weather, six");
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            """
                                            SELECT title || ' ' || state || ' ' || reason
                                            FROM observations JOIN topics ON topics.id = topic_id
                                            WHERE source = 'google_trends' AND state <> 'ok'
                                            """))
                    .containsExactly(
                            "weather unsupported It is what the others are measured against.");
        }
    }

    @Test
    void goesOnInAnotherWorkersTimeWhereThePaceIsSlow() {
        try (var google = new ScriptedProvider(GoogleTrendsCollectionTest::answer);
                var collecting = start(google, true)) {
            // Five turns in a worker's time: a cookie and two requests of two questions each.
            collecting
                    .rows()
                    .execute(
                            "UPDATE api_quota_limits SET requests_per_minute = 1 WHERE api_name = 'google_trends'");
            track(
                    collecting,
                    "GB",
                    "a1",
                    "a2",
                    "a3",
                    "a4",
                    "b1",
                    "b2",
                    "b3",
                    "b4",
                    "c1",
                    "c2",
                    "c3",
                    "c4",
                    "d1");

            var outcome = collecting.collect();

            assertThat(outcome.gaps()).isEmpty();
            assertThat(collecting.states("google_trends"))
                    .hasSize(13)
                    .allMatch(row -> row.endsWith(" ok"));
            // What was got is never asked for again; a worker that comes anew visits anew.
            assertThat(steps(google))
                    .filteredOn(step -> step.startsWith("cookie"))
                    .hasSizeGreaterThan(1);
            assertThat(steps(google)).filteredOn("multiline"::equals).hasSize(4);
        }
    }

    @Test
    void stopsWhereItIsTakenForAMachineAndKeepsWhatItHas() {
        try (var google =
                        new ScriptedProvider(
                                request ->
                                        decoded(request).contains("\"five\"")
                                                ? Answer.status(429, "<html></html>")
                                                : answer(request));
                var collecting = start(google, true)) {
            track(collecting, "GB", "one", "two", "three", "four", "five", "six");

            var outcome = collecting.collect();

            assertThat(collecting.states("google_trends"))
                    .containsExactly(
                            "one ok",
                            "two ok",
                            "three ok",
                            "four ok",
                            "five blocked",
                            "six blocked");
            assertThat(outcome.gaps())
                    .singleElement()
                    .satisfies(
                            gap -> {
                                assertThat(gap.slice()).isEqualTo("interest:GB:1:five");
                                assertThat(gap.reason())
                                        .isEqualTo("Google Trends asks for fewer requests.");
                            });
        }
    }

    @Test
    void isTriedWithOneQuestion() {
        try (var google = new ScriptedProvider(GoogleTrendsCollectionTest::answer);
                var collecting = start(google, true)) {
            var tried = collecting.bean(TrySource.class).now("google_trends").orElseThrow();

            assertThat(tried.state()).isEqualTo(ObservationState.OK);
            assertThat(google.requests())
                    .singleElement()
                    .extracting(Request::address)
                    .asString()
                    .startsWith("/trends/explore/?geo=US");
        }
    }

    @Test
    void isNotAskedUnlessTheOperatorTurnsItOn() {
        try (var google = new ScriptedProvider(GoogleTrendsCollectionTest::answer);
                var collecting = start(google, false)) {
            track(collecting, "GB", "iPhone X");

            collecting.collect();

            assertThat(google.requests()).isEmpty();
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT status || ' ' || state || ' ' || reason FROM collection_sources WHERE source = 'google_trends' AND slice = 'interest'"))
                    .containsExactly(
                            "skipped unsupported Google's Trends API is open to testers alone, and asking its site instead is not turned on.");
        }
    }

    @Test
    void writesNeitherCookieNorTokenDown() {
        try (var google = new ScriptedProvider(GoogleTrendsCollectionTest::answer);
                var collecting = start(google, true)) {
            track(collecting, "GB", "one");

            collecting.collect();

            assertThat(google.requests().getLast().address()).contains("c4n4ry-token");
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            """
                                            SELECT collection_sources::text FROM collection_sources
                                            UNION ALL SELECT observations::text FROM observations
                                            UNION ALL SELECT source_states::text FROM source_states
                                            """))
                    .noneMatch(row -> row.contains("c4n4ry"));
        }
    }

    /* As Google's site answers: the first term 50 and more, the others 10 and more, growing by the day; "Nothing" is not
     * looked for. */
    private static Answer answer(Request request) {
        var address = decoded(request);
        if (address.startsWith("/trends/explore/")) {
            return COOKIE;
        }
        if (address.startsWith("/trends/api/explore")) {
            return Answer.ok(
                    ")]}'\n{\"widgets\": [{\"id\": \"GEO_MAP\"}, {\"id\": \"TIMESERIES\", \"token\": \"c4n4ry-token\", "
                            + "\"request\": {\"asked\": \""
                            + String.join(";", termsOf(address))
                            + "\"}}]}");
        }
        var asked = address.split("\"asked\":\"")[1].split("\"")[0].split(";");
        return Answer.ok(
                IntStream.range(0, 3)
                        .mapToObj(day -> step(List.of(asked), day))
                        .collect(
                                Collectors.joining(
                                        ", ", ")]}',\n{\"default\": {\"timelineData\": [", "]}}")));
    }

    private static String step(List<String> terms, int day) {
        var seconds = 1_795_046_400 + day * 86_400;
        return "{\"time\": \"%d\", \"value\": %s, \"hasData\": %s%s}"
                .formatted(
                        seconds,
                        IntStream.range(0, terms.size())
                                .mapToObj(place -> (place == 0 ? 50 : 10) + day)
                                .toList(),
                        terms.stream().map(term -> !term.equals("Nothing")).toList(),
                        day == 2 ? ", \"isPartial\": true" : "");
    }

    private static List<String> steps(ScriptedProvider google) {
        return google.requests().stream()
                .map(
                        request -> {
                            var address = decoded(request);
                            if (address.startsWith("/trends/explore/")) {
                                return "cookie " + address.split("geo=")[1];
                            }
                            return address.startsWith("/trends/api/explore")
                                    ? "explore " + address.split("\"geo\":\"")[1].split("\"")[0]
                                    : "multiline";
                        })
                .toList();
    }

    private static List<String> terms(ScriptedProvider google) {
        return google.requests().stream()
                .map(GoogleTrendsCollectionTest::decoded)
                .filter(address -> address.startsWith("/trends/api/explore"))
                .map(address -> String.join(", ", termsOf(address)))
                .toList();
    }

    private static List<String> termsOf(String address) {
        return TERM.matcher(address).results().map(term -> term.group(1)).toList();
    }

    private static String decoded(Request request) {
        return URLDecoder.decode(request.address(), UTF_8);
    }

    private static Collecting start(ScriptedProvider google, boolean isOn) {
        var collecting =
                Collecting.start(
                        Map.of(
                                "uptick.outbound.allowed-origins",
                                google.origin(),
                                "uptick.collections.youtube.key",
                                " ",
                                "uptick.collections.google-trends.base",
                                google.origin(),
                                "uptick.collections.google-trends.days",
                                3,
                                "uptick.collections.google-trends.unofficial",
                                isOn));
        collecting.limit("google_trends", 100);
        return collecting;
    }

    private static void track(Collecting collecting, @Nullable String region, String... titles) {
        var priority = titles.length;
        for (var title : titles) {
            collecting
                    .bean(AddTopics.class)
                    .add(
                            List.of(
                                    new Topic(
                                            null,
                                            TopicKey.of(title).value(),
                                            title,
                                            List.of(),
                                            null,
                                            region,
                                            true,
                                            priority--,
                                            null)));
        }
    }
}
