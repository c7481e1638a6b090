package uptick.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

class SampleWorldTest {

    private static final SampleWorld WORLD =
            SampleWorld.endingAt(Instant.parse("2026-03-10T12:00:00Z"));
    private static final String CHART =
            "/youtube/v3/videos?part=id&chart=mostPopular&regionCode=GB&maxResults=50&key=k&pageToken=";
    private static final String SECOND_PAGE = "CDIQAA";

    @Test
    void givesEverythingOnAnOrdinaryMorning() throws Exception {
        var morning = WORLD.calendar().morning(39);

        assertThat(status(morning, "")).isEqualTo(200);
        assertThat(status(morning, SECOND_PAGE)).isEqualTo(200);
    }

    @Test
    void breaksTheSecondPageOnOneMorningForThreeHours() throws Exception {
        var morning = WORLD.calendar().morningOf(SampleWorld.BROKEN_PAGE_DAY);

        assertThat(status(morning, "")).isEqualTo(200);
        assertThat(status(morning, SECOND_PAGE)).isEqualTo(503);
        assertThat(status(morning.plus(Duration.ofHours(3)), SECOND_PAGE)).isEqualTo(200);
    }

    @Test
    void hasNoQuotaOnAnotherMorningUntilMidnightPacificTime() throws Exception {
        var morning = WORLD.calendar().morningOf(SampleWorld.SPENT_QUOTA_DAY);

        assertThat(status(morning, "")).isEqualTo(403);
        assertThat(status(morning.plus(Duration.ofHours(2)), "")).isEqualTo(200);
        assertThat(status(morning.minus(Duration.ofDays(1)), "")).isEqualTo(200);
    }

    private static int status(Instant now, String pageToken) throws Exception {
        try (var youtube = WORLD.startYoutube(Clock.fixed(now, ZoneOffset.UTC));
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(youtube.address() + CHART + pageToken));
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
