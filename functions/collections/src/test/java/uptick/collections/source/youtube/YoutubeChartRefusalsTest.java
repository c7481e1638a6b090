package uptick.collections.source.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply;
import uptick.model.collections.ObservationState;
import uptick.outbound.Reason;
import uptick.outbound.Reply;

@MicronautTest(startApplication = false, transactional = false)
class YoutubeChartRefusalsTest {

    private static final String SORRY = "<html><title>Sorry...</title></html>";

    private final Question<ChartPage> chart;

    YoutubeChartRefusalsTest(JsonMapper json) {
        this.chart = Charts.firstPage(json);
    }

    @ParameterizedTest
    @CsvSource({
        "403, 403_quotaExceeded.json, QUOTA, YouTube says that today's units are used up.",
        "403, 403_quotaExceeded_2020-06-17.json, QUOTA, YouTube says that today's units are used up.",
        "400, 400_keyInvalid.json, BLOCKED, YouTube refuses the API key (keyInvalid).",
        "403, 403_accessNotConfigured.json, BLOCKED, YouTube refuses the API key (accessNotConfigured).",
        "403, 403_permissionDenied.json, BLOCKED, YouTube refuses the API key (SERVICE_UNAVAILABLE).",
        "403, error_as_text.json, BLOCKED, YouTube refuses the API key.",
        "400, error_as_text.json, FAILED, YouTube answered with status 400.",
    })
    void readsRecordedErrorsAndTriesNoneAgain(
            int status, String recording, ObservationState state, String reason) {
        var reply = Replies.recorded(status, "youtube/" + recording);

        assertThat(chart.read(reply)).isEqualTo(new SourceReply.Absent<>(state, reason));
        assertThat(chart.worthAnother(reply)).isFalse();
    }

    /* Made after the vendor's reference; not recorded. */
    @ParameterizedTest
    @CsvSource({
        "403, dailyLimitExceeded, false, QUOTA",
        "429, quotaExceeded, false, QUOTA",
        "429, RESOURCE_EXHAUSTED, false, QUOTA",
        "403, rateLimitExceeded, true, BLOCKED",
        "403, userRateLimitExceeded, true, BLOCKED",
        "429, rateLimitExceeded, true, BLOCKED",
        "503, backendError, true, FAILED",
        "403, forbidden, false, BLOCKED",
        "400, invalidPageToken, false, FAILED",
        "400, videoChartNotFound, false, UNSUPPORTED",
        "404, videoNotFound, false, FAILED",
    })
    void decidesByTheReasonBeforeTheStatus(
            int status, String reason, boolean again, ObservationState state) {
        var reply = Replies.of(status, error(reason, ""));

        assertThat(state(reply)).isEqualTo(state);
        assertThat(chart.worthAnother(reply)).isEqualTo(again);
    }

    @Test
    void takesAnExhaustedResourceForASpentQuotaUnlessTheReasonIsHaste() {
        var spent =
                Replies.of(429, "{\"error\": {\"code\": 429, \"status\": \"RESOURCE_EXHAUSTED\"}}");
        var haste = Replies.of(429, error("rateLimitExceeded", "RESOURCE_EXHAUSTED"));

        assertThat(state(spent)).isEqualTo(ObservationState.QUOTA);
        assertThat(chart.worthAnother(spent)).isFalse();
        assertThat(state(haste)).isEqualTo(ObservationState.BLOCKED);
        assertThat(chart.worthAnother(haste)).isTrue();
    }

    /* The sentence is quoted in trizen/youtube-viewer issue 308; the rest is made. */
    @Test
    void knowsAnInvalidKeyThatIsCalledABadRequest() {
        var reply =
                Replies.of(
                        400,
                        """
                        {"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.",
                         "errors": [{"message": "API key not valid. Please pass a valid API key.", "reason": "badRequest"}]}}
                        """);

        assertThat(chart.read(reply))
                .isEqualTo(
                        new SourceReply.Absent<>(
                                ObservationState.BLOCKED,
                                "YouTube refuses the API key (badRequest)."));
    }

    @ParameterizedTest
    @CsvSource({
        "429, true, BLOCKED, YouTube asks for fewer requests.",
        "500, true, FAILED, YouTube answered with status 500.",
        "502, true, FAILED, YouTube answered with status 502.",
        "503, true, FAILED, YouTube answered with status 503.",
        "404, false, FAILED, YouTube answered with status 404.",
        "302, false, FAILED, YouTube answered with status 302.",
        "204, false, FAILED, YouTube answered with status 204.",
        "403, false, BLOCKED, YouTube refuses the API key.",
    })
    void goesByTheStatusWhereTheBodyIsNoErrorOfTheApis(
            int status, boolean again, ObservationState state, String reason) {
        for (var body : new String[] {SORRY, "", "{\"error\": {\"errors\": []}}", "{\"error\":"}) {
            var reply = Replies.of(status, body);

            assertThat(chart.read(reply))
                    .as(body)
                    .isEqualTo(new SourceReply.Absent<>(state, reason));
            assertThat(chart.worthAnother(reply)).as(body).isEqualTo(again);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "two words", "key=s3cr3t", "", "x\\ny"})
    void passesOnNoReasonThatIsNoWord(String reason) {
        var reply = Replies.of(403, error(reason, ""));

        assertThat(chart.read(reply))
                .isEqualTo(
                        new SourceReply.Absent<>(
                                ObservationState.BLOCKED, "YouTube refuses the API key."));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void saysWhyThereIsNoAnswer(Reason reason) {
        var notSent = new Reply.NotSent(reason, "detail");
        var unknown = new Reply.Unknown(reason, "detail");

        assertThat(state(notSent)).isEqualTo(ObservationState.FAILED);
        assertThat(state(unknown)).isEqualTo(ObservationState.FAILED);
        assertThat(chart.worthAnother(notSent)).isEqualTo(reason.passing());
        assertThat(chart.worthAnother(unknown)).isEqualTo(reason.passing());
    }

    private ObservationState state(Reply reply) {
        return ((SourceReply.Absent<ChartPage>) chart.read(reply)).state();
    }

    private static String error(String reason, String status) {
        return """
        {"error": {"code": 0, "message": "-", "errors": [{"message": "-", "domain": "-", "reason": "%s"}], "status": "%s"}}
        """
                .formatted(reason, status);
    }
}
