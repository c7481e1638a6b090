package uptick.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.local.sample.provider.SetClock;

class SampleProvidersTest {

    private static final SampleWorld WORLD =
            SampleWorld.endingAt(Instant.parse("2026-03-10T12:00:00Z"));

    private final SetClock clock = new SetClock(WORLD.calendar().latestMorning());
    private final SampleProviders providers = WORLD.startProviders(clock);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        providers.close();
    }

    @Test
    void answerEachOnAPortOfItsOwn() throws Exception {
        assertThat(providers.origins()).hasSize(6).doesNotHaveDuplicates();
        assertThat(get(providers.bases().youtube(), "/videos").statusCode()).isEqualTo(403);
        assertThat(get(providers.bases().reddit(), "/r/news/hot").statusCode()).isEqualTo(401);
        assertThat(feed().statusCode()).isEqualTo(200);
        assertThat(
                        get(
                                        providers.bases().similarweb(),
                                        "/website-analysis/websites/traffic-and-engagement")
                                .statusCode())
                .isEqualTo(403);
        assertThat(views().statusCode()).isEqualTo(200);
        assertThat(get(providers.bases().hackerNews(), "/topstories.json").statusCode())
                .isEqualTo(200);
        assertThat(
                        get(providers.bases().hackerNewsSearch(), "/search_by_date?tags=story")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void haveNoRedditOnOneMorningForThreeHours() throws Exception {
        clock.moveTo(WORLD.calendar().morningOf(SampleWorld.NO_REDDIT_DAY));
        var down = get(providers.bases().reddit(), "/api/v1/access_token");

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).isEmpty();
        clock.moveTo(clock.instant().plus(Duration.ofHours(3)));
        assertThat(get(providers.bases().reddit(), "/r/news/hot").statusCode()).isEqualTo(401);
    }

    @Test
    void haveASuspiciouslyEmptyWikipediaOnAnother() throws Exception {
        clock.moveTo(WORLD.calendar().morningOf(SampleWorld.EMPTY_WIKIPEDIA_DAY));

        assertThat(views().statusCode()).isEqualTo(200);
        assertThat(views().body()).isEqualTo("{\"items\":[]}");
        clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(views().body()).contains("\"article\":\"Brexit\"");
    }

    @Test
    void haveAGoogleThatRefusesOnAThird() throws Exception {
        clock.moveTo(WORLD.calendar().morningOf(SampleWorld.REFUSED_TRENDS_DAY));

        assertThat(feed().statusCode()).isEqualTo(429);
        clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(feed().statusCode()).isEqualTo(200);
    }

    @Test
    void haveTheirBadMorningsOnDaysOfTheirOwn() {
        assertThat(
                        Stream.of(
                                SampleWorld.BROKEN_PAGE_DAY,
                                SampleWorld.SPENT_QUOTA_DAY,
                                SampleWorld.NO_REDDIT_DAY,
                                SampleWorld.EMPTY_WIKIPEDIA_DAY,
                                SampleWorld.REFUSED_TRENDS_DAY))
                .doesNotHaveDuplicates()
                .allMatch(day -> day.isBefore(LocalDate.parse("2017-10-22")));
    }

    @Test
    void sayOfEachSourceWhetherItIsReal() {
        assertThat(Provenance.OF_EACH_SOURCE)
                .extracting(Provenance::source)
                .containsExactlyInAnyOrder(
                        "youtube",
                        "reddit",
                        "google_trends",
                        "similarweb",
                        "wikipedia",
                        "hacker_news");
        assertThat(Provenance.OF_EACH_SOURCE)
                .filteredOn(of -> of.origin() == Provenance.Origin.REAL)
                .extracting(Provenance::source)
                .containsExactly("youtube");
    }

    @Test
    void answerTheSameToTheByteInAnotherRun() throws Exception {
        try (var again =
                SampleWorld.endingAt(Instant.parse("2026-03-10T18:00:00Z")).startProviders(clock)) {
            for (String path :
                    new String[] {
                        "/topstories.json", "/item/49150528.json", "/item/49148481.json"
                    }) {
                assertThat(get(again.bases().hackerNews(), path).body())
                        .isEqualTo(get(providers.bases().hackerNews(), path).body());
            }
            assertThat(get(again.bases().googleTrends(), "/trending/rss?geo=GB").body())
                    .isEqualTo(feed().body());
            assertThat(
                            get(
                                            again.bases().wikipedia(),
                                            "/top/en.wikipedia/all-access/2026/02/01")
                                    .body())
                    .isEqualTo(
                            get(
                                            providers.bases().wikipedia(),
                                            "/top/en.wikipedia/all-access/2026/02/01")
                                    .body());
        }
    }

    private HttpResponse<String> feed() throws IOException, InterruptedException {
        return get(providers.bases().googleTrends(), "/trending/rss?geo=GB");
    }

    private HttpResponse<String> views() throws IOException, InterruptedException {
        return get(
                providers.bases().wikipedia(),
                "/per-article/en.wikipedia/all-access/user/Brexit/daily/20251001/20260310");
    }

    private HttpResponse<String> get(URI base, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
