package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedProvider.Answer;
import uptick.collections.ScriptedProvider.Request;
import uptick.model.collections.Topic;
import uptick.value.TopicKey;

/// Wikipedia's page views, from the plan of a run to its rows, over HTTP.
class WikipediaCollectionTest {

    private static final String CONTACT = "Uptick/test (operator@uptick.example)";
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-20");
    private static final String NO_DATA =
            "{\"type\": \"https://mediawiki.org/wiki/HyperSwitch/errors/not_found\", \"title\": \"Not found.\"}";

    @Test
    void writesHalfAYearOfViewsOfEachTopicsArticle() {
        try (var wikimedia = new ScriptedProvider(request -> views(request, YESTERDAY));
                var collecting = start(wikimedia, CONTACT)) {
            collecting.track("iPhone X", "Missing");

            var outcome = collecting.collect();

            assertThat(outcome.status()).isEqualTo("completed");
            assertThat(outcome.gaps()).isEmpty();
            assertThat(collecting.states("wikipedia"))
                    .containsExactly("iPhone X ok", "Missing empty");
            assertThat(wikimedia.requests())
                    .extracting(Request::address)
                    .containsExactlyInAnyOrder(
                            "/pageviews/per-article/en.wikipedia/all-access/user/IPhone_X/daily/20260525/20261120",
                            "/pageviews/per-article/en.wikipedia/all-access/user/Missing/daily/20260525/20261120");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT metrics::text FROM observations WHERE source = 'wikipedia' AND state = 'ok'"))
                    .isEqualTo(
                            "{\"article\": \"IPhone_X\", \"project\": \"en.wikipedia\", \"latest_day\": \"2026-11-20\", \"latest_views\": 180}");
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            """
                                            SELECT concat_ws(' ', jsonb_array_length(series -> 'points'), series ->> 'step',
                                                             series -> 'points' -> 0, series ->> 'from_inclusive',
                                                             series ->> 'to_exclusive', series -> 'anchor')
                                            FROM observations
                                            WHERE source = 'wikipedia' AND state = 'ok'
                                            """))
                    .containsExactly(
                            "180 day {\"at\": \"2026-05-25T00:00:00Z\", \"value\": 1.0, \"partial\": false} 2026-05-25T00:00:00Z 2026-11-21T00:00:00Z");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT reason FROM observations WHERE source = 'wikipedia' AND state = 'empty'"))
                    .isEqualTo(
                            "Wikipedia has counted no views of Missing from 2026-05-25 through 2026-11-20.");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT units_used FROM api_quota_usage WHERE api_name = 'wikipedia'"))
                    .isEqualTo("2");
        }
    }

    @Test
    void looksUnderATopicsOtherNamesInItsLanguage() {
        try (var wikimedia = new ScriptedProvider(request -> views(request, YESTERDAY));
                var collecting = start(wikimedia, CONTACT)) {
            track(collecting, "Missing", List.of("a|b", "größe"), "de-AT");

            collecting.collect();

            assertThat(wikimedia.requests())
                    .extracting(
                            request ->
                                    request.address().split("/")[3]
                                            + " "
                                            + request.address().split("/")[6])
                    .containsExactly("de.wikipedia Missing", "de.wikipedia Gr%C3%B6%C3%9Fe");
            assertThat(collecting.states("wikipedia")).containsExactly("Missing ok");
        }
    }

    @Test
    void saysThatACountIsOldAndKeepsIt() {
        try (var wikimedia =
                        new ScriptedProvider(request -> views(request, YESTERDAY.minusDays(3)));
                var collecting = start(wikimedia, CONTACT)) {
            collecting.track("iPhone X");

            collecting.collect();

            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT state || ' ' || reason || ' ' || jsonb_array_length(series -> 'points') FROM observations WHERE source = 'wikipedia'"))
                    .containsExactly(
                            "stale The newest day that Wikipedia has counted is 2026-11-17. 177");
        }
    }

    @Test
    void takesANewestDayThatIsNotCountedYetForNoZero() {
        try (var wikimedia =
                        new ScriptedProvider(request -> views(request, YESTERDAY.minusDays(2)));
                var collecting = start(wikimedia, CONTACT)) {
            collecting.track("iPhone X");

            collecting.collect();

            assertThat(collecting.states("wikipedia")).containsExactly("iPhone X ok");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT series -> 'points' -> -1 ->> 'at' FROM observations WHERE source = 'wikipedia'"))
                    .isEqualTo("2026-11-18T00:00:00Z");
        }
    }

    @Test
    void isAskedForAsManyTopicsAsThereAreUnits() {
        try (var wikimedia = new ScriptedProvider(request -> views(request, YESTERDAY));
                var collecting = start(wikimedia, CONTACT)) {
            collecting.limit("wikipedia", 2);
            collecting.track("iPhone X", "Bitcoin", "The Last Jedi");

            collecting.collect();

            assertThat(collecting.states("wikipedia"))
                    .containsExactly("iPhone X ok", "Bitcoin ok", "The Last Jedi quota");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT reason FROM observations WHERE source = 'wikipedia' AND state = 'quota'"))
                    .startsWith("wikipedia has 2 of 2 units left today, which go to questions");
            assertThat(wikimedia.requests()).hasSize(2);
        }
    }

    @Test
    void isNotAskedWithoutAContact() {
        try (var wikimedia = new ScriptedProvider(request -> views(request, YESTERDAY));
                var collecting = start(wikimedia, "Uptick/0.1")) {
            collecting.track("iPhone X");

            collecting.collect();

            assertThat(wikimedia.requests()).isEmpty();
            assertThat(collecting.states("wikipedia")).isEmpty();
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT status || ' ' || state || ' ' || reason FROM collection_sources WHERE source = 'wikipedia'"))
                    .containsExactly(
                            "skipped not_asked Wikimedia wants a contact in the user agent, and none is configured.");
        }
    }

    @Test
    void stopsWhereItIsRefusedAndKeepsWhatItHas() {
        try (var wikimedia =
                        new ScriptedProvider(
                                request ->
                                        request.address().contains("IPhone_X")
                                                ? Answer.status(403, "no")
                                                : views(request, YESTERDAY));
                var collecting = start(wikimedia, CONTACT)) {
            collecting.track("Bitcoin", "iPhone X", "The Last Jedi");

            var outcome = collecting.collect();

            // By id, which are made in this order.
            assertThat(collecting.states("wikipedia"))
                    .containsExactly("Bitcoin ok", "iPhone X blocked", "The Last Jedi blocked");
            assertThat(outcome.gaps())
                    .singleElement()
                    .satisfies(
                            gap -> {
                                assertThat(gap.source()).isEqualTo("wikipedia");
                                assertThat(gap.slice()).isEqualTo("articles:1:iphone x");
                            });
            assertThat(wikimedia.requests()).hasSize(2);
        }
    }

    private static Collecting start(ScriptedProvider wikimedia, String userAgent) {
        var collecting =
                Collecting.start(
                        Map.of(
                                "uptick.outbound.allowed-origins",
                                wikimedia.origin(),
                                "uptick.outbound.user-agent",
                                userAgent,
                                "uptick.collections.youtube.key",
                                " ",
                                "uptick.collections.wikipedia.base",
                                wikimedia.origin() + "/pageviews"));
        collecting.limit("wikipedia", 100);
        return collecting;
    }

    private static void track(
            Collecting collecting, String title, List<String> aliases, @Nullable String language) {
        collecting
                .bean(AddTopics.class)
                .add(
                        List.of(
                                new Topic(
                                        null,
                                        TopicKey.of(title).value(),
                                        title,
                                        aliases,
                                        language,
                                        null,
                                        true,
                                        1,
                                        null)));
    }

    /* One view on the first day that is asked for, two on the second, and so on. */
    private static Answer views(Request request, LocalDate latest) {
        if (request.address().contains("/Missing/")) {
            return Answer.status(404, NO_DATA);
        }
        var first = LocalDate.parse("2026-05-25");
        return Answer.ok(
                IntStream.rangeClosed(
                                1, Math.toIntExact(latest.toEpochDay() - first.toEpochDay() + 1))
                        .mapToObj(
                                day ->
                                        "{\"timestamp\": \"%s00\", \"views\": %d}"
                                                .formatted(
                                                        first.plusDays(day - 1)
                                                                .toString()
                                                                .replace("-", ""),
                                                        day))
                        .collect(Collectors.joining(", ", "{\"items\": [", "]}")));
    }
}
