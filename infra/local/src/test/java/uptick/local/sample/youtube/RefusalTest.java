package uptick.local.sample.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import uptick.local.sample.SampleWorld;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.JsonShape;

class RefusalTest {

    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final SampleWorld WORLD = SampleWorld.endingAt(NOW);
    private static final String CHART = "key=k&part=snippet&chart=mostPopular&regionCode=GB";

    private final FaultPlan faults = new FaultPlan();
    private final AskedVideos endpoint = AskedVideos.of(WORLD.videos(), new QuotaMeter(3), faults);

    @Test
    void refusesACallWithoutAKeyAndChargesNothing() {
        assertRefused("part=snippet&chart=mostPopular&regionCode=GB", 403, "forbidden", 0);
        assertRefused("key=&part=snippet&chart=mostPopular&regionCode=GB", 400, "keyInvalid", 0);
    }

    @Test
    void refusesWhatYoutubeWouldRefuse() {
        var roomy = AskedVideos.of(WORLD.videos(), new QuotaMeter(100), faults);

        assertRefused(roomy, CHART + "&pageToken=CAUQAg", 400, "invalidPageToken", 1);
        assertRefused(roomy, CHART + "&pageToken=CMkBEAA", 400, "invalidPageToken", 1);
        assertRefused(roomy, CHART + "&maxResults=51", 400, "invalidParameter", 1);
        assertRefused(roomy, CHART + "&maxResults=0", 400, "invalidParameter", 1);
        assertRefused(roomy, CHART + "&id=jt2OHQh0HoQ", 400, "invalidParameter", 1);
        assertRefused(roomy, "key=k&part=snippet&id=", 400, "invalidParameter", 1);
        assertRefused(roomy, "key=k&part=snippet", 400, "missingRequiredParameter", 1);
        assertRefused(roomy, "key=k&chart=mostPopular", 400, "missingRequiredParameter", 1);
        assertRefused(roomy, "key=k&part=snipet&id=jt2OHQh0HoQ", 400, "unknownPart", 1);
        assertRefused(roomy, "key=k&part=id&chart=mostPopular", 400, "videoChartNotFound", 1);
        assertRefused(roomy, CHART + "&videoCategoryId=99", 400, "videoChartNotFound", 1);
    }

    @Test
    void refusesWithoutChargeOnceTheQuotaIsUsed() {
        for (int call = 1; call <= 3; call++) {
            assertThat(endpoint.answer(CHART, NOW).status()).isEqualTo(200);
        }

        assertRefused(CHART, 403, "quotaExceeded", 0);
        assertThat(endpoint.answer(CHART, NOW.plus(Duration.ofMinutes(59))).status())
                .isEqualTo(403);
        assertThat(endpoint.answer(CHART, NOW.plus(Duration.ofHours(1))).status()).isEqualTo(200);
    }

    @Test
    void failsAsPlanned() {
        faults.next(1, new Fault.Refusal(ErrorBody.ACCESS_NOT_CONFIGURED.reply()));
        faults.next(1, new Fault.HtmlTooManyRequests());
        faults.next(1, new Fault.EmptyList());
        faults.next(1, new Fault.MalformedBody());

        assertRefused(CHART, 403, "accessNotConfigured", 0);
        var html = endpoint.answer(CHART, NOW);
        assertThat(html.status()).isEqualTo(429);
        assertThat(html.contentType()).startsWith("text/html");
        assertThat(html.units()).isZero();
        var empty = endpoint.answer(CHART, NOW);
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.body()).contains("\"items\":[]", "\"totalResults\":0");
        var malformed = endpoint.answer(CHART, NOW);
        assertThat(malformed.body()).startsWith("{\"kind\"").doesNotEndWith("}}");
        assertThat(malformed.ids()).isEmpty();
        assertThat(endpoint.answer(CHART, NOW).ids()).hasSize(5);
    }

    private void assertRefused(String query, int status, String reason, int units) {
        assertRefused(endpoint, query, status, reason, units);
    }

    private static void assertRefused(
            AskedVideos endpoint, String query, int status, String reason, int units) {
        var reply = endpoint.answer(query, NOW);
        var error = Objects.requireNonNull(JsonShape.tree(reply.body()).get("error"));
        var first = Objects.requireNonNull(error.get("errors")).get(0);

        assertThat(reply.status()).as(query).isEqualTo(status);
        assertThat(Objects.requireNonNull(error.get("code")).getIntValue()).isEqualTo(status);
        assertThat(
                        Objects.requireNonNull(Objects.requireNonNull(first).get("reason"))
                                .getStringValue())
                .as(query)
                .isEqualTo(reason);
        assertThat(reply.units()).as(query).isEqualTo(units);
        assertThat(reply.ids()).isEmpty();
    }
}
