package uptick.local.sample.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.local.sample.SampleWorld;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.ReplyLedger;

class ReplayingYoutubeTest {

    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final SampleWorld WORLD = SampleWorld.endingAt(NOW);
    private static final String CHART =
            "/youtube/v3/videos?part=snippet&chart=mostPopular&regionCode=GB&maxResults=50&key=secret";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ReplayingYoutube youtube =
            ReplayingYoutube.start(WORLD.videos(), Clock.fixed(NOW, ZoneOffset.UTC), 10);

    @AfterEach
    void stop() {
        youtube.close();
        client.close();
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        assertThat(youtube.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(youtube.address().getPort()).isPositive();
    }

    @Test
    void servesJsonAndWritesDownWhatItServed() throws Exception {
        var reply = get(CHART);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("content-type"))
                .hasValue("application/json; charset=UTF-8");
        assertThat(youtube.ledger().entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.at()).isEqualTo(NOW);
                            assertThat(entry.request())
                                    .isEqualTo(
                                            "/youtube/v3/videos?part=snippet&chart=mostPopular"
                                                    + "&regionCode=GB&maxResults=50");
                            assertThat(entry.units()).isEqualTo(1);
                            assertThat(entry.ids())
                                    .hasSize(50)
                                    .allMatch(id -> reply.body().contains('"' + id + '"'));
                        });
        assertThat(youtube.ledger().unitsOn(LocalDate.of(2026, 3, 9), QuotaMeter.PACIFIC))
                .isEqualTo(1);
    }

    @Test
    void chargesWhatTheLedgerSays() throws Exception {
        for (int call = 0; call < 12; call++) {
            get(CHART);
        }

        assertThat(youtube.ledger().entries())
                .extracting(ReplyLedger.Entry::status)
                .containsOnly(200, 403)
                .filteredOn(status -> status == 200)
                .hasSize(10);
        assertThat(youtube.ledger().unitsOn(LocalDate.of(2026, 3, 9), QuotaMeter.PACIFIC))
                .isEqualTo(youtube.quota().usedOn(LocalDate.of(2026, 3, 9)))
                .isEqualTo(10);
    }

    @Test
    void answersAnyOtherPathLikeGooglesFrontDoor() throws Exception {
        var reply = get("/youtube/v3/search?q=x&key=secret");

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.body()).contains("Not Found");
    }

    @Test
    void breaksTheConnectionInTheMiddleOfABody() {
        youtube.faults().next(1, new Fault.CutBody());

        assertThatThrownBy(() -> get(CHART)).isInstanceOf(IOException.class);
        assertThat(youtube.ledger().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.ids()).isEmpty());
    }

    @Test
    void letsAClientTimeOut() {
        youtube.faults().next(1, new Fault.Slow(Duration.ofMinutes(5)));
        var request = HttpRequest.newBuilder(uri(CHART)).timeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(youtube.address() + path);
    }
}
