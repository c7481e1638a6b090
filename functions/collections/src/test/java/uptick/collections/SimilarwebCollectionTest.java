package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedProvider.Answer;
import uptick.collections.ScriptedProvider.Request;
import uptick.collections.run.TrySource;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;
import uptick.value.TopicKey;

/// SimilarWeb's visits, from the plan of a run to its rows, over HTTP.
class SimilarwebCollectionTest {

    private static final String KEY = "c4n4ry-similarweb-key";
    private static final String MONTHS =
            """
            {"meta": {"status": "Success", "last_updated": "2026-10-31"}, "data": [
              {"date": "2026-09-01", "visits": 1000.4, "bounce_rate": 0.5, "pages_per_visit": 2.5},
              {"date": "2026-10-01", "visits": 1300.6}]}
            """;

    @Test
    void writesTheLatestMonthsOfEachTopicsSite() {
        try (var similarweb = new ScriptedProvider(_ -> Answer.ok(MONTHS));
                var collecting = start(similarweb, KEY)) {
            track(collecting, "Nike", "just do it", "https://www.Nike.com/gb");

            var outcome = collecting.collect();

            assertThat(outcome.status()).isEqualTo("completed");
            assertThat(outcome.gaps()).isEmpty();
            assertThat(similarweb.requests())
                    .extracting(Request::address)
                    .containsExactly(
                            "/v5/website-analysis/websites/traffic-and-engagement?domain=nike.com"
                                    + "&metrics=visits&granularity=monthly"
                                    + "&start_date=2026-08-01&end_date=2026-10-31&country=ww"
                                    + "&web_source=total&main_domain_only=false&format=json");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT metrics::text FROM observations WHERE source = 'similarweb'"))
                    .isEqualTo(
                            "{\"domain\": \"nike.com\", \"months\": ["
                                    + "{\"month\": \"2026-09-01\", \"visits\": 1000, \"bounce_rate\": 0.5, \"pages_per_visit\": 2.5}, "
                                    + "{\"month\": \"2026-10-01\", \"visits\": 1301}], \"last_updated\": \"2026-10-31\"}");
        }
    }

    @Test
    void asksForNoMonthThatIsNotEstimatedYet() {
        try (var similarweb = new ScriptedProvider(_ -> Answer.ok(MONTHS));
                var collecting = start(similarweb, KEY)) {
            collecting.track("nike.com");
            collecting.clock().stand(Instant.parse("2026-11-10T06:00:00Z"));

            collecting.collect(collecting.clock().instant());

            assertThat(similarweb.requests().getFirst().address())
                    .contains("start_date=2026-07-01&end_date=2026-09-30");
        }
    }

    @Test
    void saysWhichTopicsHaveNoSiteAndWhichAreUnknown() {
        try (var similarweb =
                        new ScriptedProvider(
                                request ->
                                        request.address().contains("domain=unknown.org")
                                                ? Answer.status(
                                                        401, "{\"message\": \"Data not found\"}")
                                                : Answer.ok(MONTHS));
                var collecting = start(similarweb, KEY)) {
            collecting.track("nike.com", "iPhone X", "unknown.org", "Version 2.0");

            var outcome = collecting.collect();

            assertThat(outcome.gaps()).isEmpty();
            assertThat(collecting.states("similarweb"))
                    .containsExactly(
                            "nike.com ok",
                            "iPhone X unsupported",
                            "unknown.org empty",
                            "Version 2.0 unsupported");
            assertThat(reasons(collecting))
                    .containsExactly(
                            "None of its names is that of a web site.",
                            "SimilarWeb has no data of unknown.org.");
            assertThat(similarweb.requests()).hasSize(2);
        }
    }

    @Test
    void stopsWhereTheKeyIsRefusedAndNeverShowsIt() {
        try (var similarweb =
                        new ScriptedProvider(
                                _ ->
                                        Answer.status(
                                                403,
                                                "{\"message\": \"Invalid API key " + KEY + "\"}"));
                var collecting = start(similarweb, KEY)) {
            collecting.track("nike.com", "adidas.com");

            var outcome = collecting.collect();

            assertThat(similarweb.requests()).hasSize(1);
            assertThat(collecting.states("similarweb"))
                    .containsExactly("nike.com blocked", "adidas.com blocked");
            assertThat(outcome.gaps())
                    .singleElement()
                    .satisfies(
                            gap ->
                                    assertThat(gap.reason())
                                            .isEqualTo("SimilarWeb refuses the API key."));
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            """
                                            SELECT collection_sources::text FROM collection_sources
                                            UNION ALL SELECT observations::text FROM observations
                                            UNION ALL SELECT source_states::text FROM source_states
                                            UNION ALL SELECT data_collections::text FROM data_collections
                                            """))
                    .noneMatch(row -> row.contains(KEY));
        }
    }

    @Test
    void isTriedWithOneQuestion() {
        try (var similarweb = new ScriptedProvider(_ -> Answer.ok(MONTHS));
                var collecting = start(similarweb, KEY)) {
            var tried = collecting.bean(TrySource.class).now("similarweb").orElseThrow();

            assertThat(tried.state()).isEqualTo(ObservationState.OK);
            assertThat(similarweb.requests())
                    .singleElement()
                    .extracting(Request::address)
                    .asString()
                    .startsWith(
                            "/v5/website-analysis/websites/traffic-and-engagement?domain=similarweb.com");
        }
    }

    @Test
    void isNotAskedWithoutAKey() {
        try (var similarweb = new ScriptedProvider(_ -> Answer.ok(MONTHS));
                var collecting = start(similarweb, " ")) {
            collecting.track("nike.com");

            collecting.collect();

            assertThat(similarweb.requests()).isEmpty();
            assertThat(
                            collecting
                                    .rows()
                                    .all(
                                            "SELECT status || ' ' || state || ' ' || reason FROM collection_sources WHERE source = 'similarweb'"))
                    .containsExactly("skipped not_asked No SimilarWeb API key is configured.");
        }
    }

    private static List<String> reasons(Collecting collecting) {
        return collecting
                .rows()
                .all(
                        "SELECT DISTINCT reason FROM observations WHERE source = 'similarweb' AND reason IS NOT NULL ORDER BY 1");
    }

    private static Collecting start(ScriptedProvider similarweb, String key) {
        var collecting =
                Collecting.start(
                        Map.of(
                                "uptick.outbound.allowed-origins",
                                similarweb.origin(),
                                "uptick.collections.youtube.key",
                                " ",
                                "uptick.collections.similarweb.key",
                                key,
                                "uptick.collections.similarweb.base",
                                similarweb.origin() + "/v5"));
        collecting.limit("similarweb", 100);
        return collecting;
    }

    private static void track(Collecting collecting, String title, String... aliases) {
        collecting
                .bean(AddTopics.class)
                .add(
                        List.of(
                                new Topic(
                                        null,
                                        TopicKey.of(title).value(),
                                        title,
                                        List.of(aliases),
                                        null,
                                        null,
                                        true,
                                        1,
                                        null)));
    }
}
