package uptick.collections.source.googletrends;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.googletrends.UnofficialTrends.Cookie;
import uptick.collections.source.googletrends.UnofficialTrends.Widget;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Series;

@MicronautTest(startApplication = false, transactional = false)
class UnofficialTrendsTest {

    private static final URI BASE = URI.create("https://trends.google.com");
    private static final Instant PULLED = Instant.parse("2026-11-27T06:00:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2021-01-01");
    private static final InterestRequest REQUEST =
            new InterestRequest("pizza", List.of("bagel"), null, FIRST, FIRST.plusDays(4));
    private static final Widget WIDGET =
            new Widget("{\"time\":\"2021-01-01 2021-01-05\"}", "c4n4ry-token");

    private final JsonMapper json;
    private final UnofficialTrends trends;
    private final Question<Interest> question;

    UnofficialTrendsTest(JsonMapper json) {
        this.json = json;
        this.trends = gate(true).ifAllowed().orElseThrow();
        this.question = trends.interest(REQUEST, WIDGET, null);
    }

    @Test
    void areOffUnlessTheOperatorTurnsThemOn() {
        assertThat(gate(false).ifAllowed()).isEmpty();
        assertThat(gate(true).ifAllowed()).isPresent();
    }

    @Test
    void takeTheCookieOfAPageThatIsNotFound() {
        var cookie = trends.cookie("GB");
        var reply =
                Replies.of(
                        404,
                        Map.of(
                                "Set-Cookie",
                                List.of(
                                        "AEC=x; Path=/",
                                        "NID=511=c4n4ry_-.A; expires=Sat; path=/; HttpOnly")),
                        new byte[0]);

        assertThat(cookie.call().uri().toString())
                .isEqualTo("https://trends.google.com/trends/explore/?geo=GB");
        assertThat(Replies.items(cookie, reply)).isEqualTo(new Cookie("511=c4n4ry_-.A"));
        assertThat(Replies.items(cookie, reply).toString()).doesNotContain("c4n4ry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AEC=x", "NID=", "NID=two words", "NID=a\"b", "xNID=1"})
    void takeNoOtherCookie(String header) {
        var reply = Replies.of(200, Map.of("set-cookie", List.of(header)), new byte[0]);

        assertThat(Replies.absent(trends.cookie("GB"), reply).state())
                .isEqualTo(ObservationState.FAILED);
    }

    @Test
    void exploreTheTermsAnchorFirst() {
        var request =
                new InterestRequest(
                        "weather",
                        List.of("a \"b\" & c", "größer"),
                        "GB",
                        FIRST,
                        FIRST.plusDays(30));

        var call = trends.explore(request, new Cookie("c4n4ry")).call();

        assertThat(call.toString()).isEqualTo("POST https://trends.google.com/trends/api/explore");
        assertThat(call.headers()).isEqualTo(Map.of("Cookie", "NID=c4n4ry"));
        var sent = URLDecoder.decode(call.uri().getRawQuery(), UTF_8);
        assertThat(sent)
                .startsWith("hl=en-US&tz=0&req={")
                .contains("\"category\":0", "\"property\":\"\"", "\"geo\":\"GB\"")
                .contains("\"time\":\"2021-01-01 2021-01-31\"")
                .containsSubsequence(
                        "\"keyword\":\"weather\"",
                        "\"keyword\":\"a \\\"b\\\" & c\"",
                        "\"keyword\":\"größer\"");
    }

    @Test
    void readTheRecordedWidgetWithItsRequestAsGoogleWantsItBack() {
        var widget =
                Replies.items(
                        trends.explore(REQUEST, null),
                        Replies.recorded(200, "googletrends/explore_ok.txt"));

        assertThat(widget.token()).isEqualTo("APP6_UEAAAAAZCFPLHz6xkRipufcZZNE92hnrJrQM4XT");
        assertThat(widget.request())
                .startsWith("{\"time\":\"2021-01-01 2021-01-05\",\"resolution\":\"DAY\",")
                .endsWith("\"userConfig\":{\"userType\":\"USER_TYPE_SCRAPER\"}}");
        assertThat(widget.toString()).doesNotContain(widget.token());
    }

    @Test
    void askForTheValuesWithTheTokenOnTheWireOnly() {
        assertThat(question.call().uri().toString())
                .isEqualTo(
                        "https://trends.google.com/trends/api/widgetdata/multiline?hl=en-US&tz=0&req=%7B%22time%22:%222021-01-01+2021-01-05%22%7D");
        assertThat(question.call().secretParameters()).isEqualTo(Map.of("token", "c4n4ry-token"));
        assertThat(question.toString()).doesNotContain("c4n4ry");
    }

    @Test
    void readTheRecordedValuesOfEachTerm() {
        var interest =
                Replies.items(question, Replies.recorded(200, "googletrends/multiline_ok.txt"));

        var series = interest.series("bagel", PULLED).orElseThrow();

        assertThat(series.points())
                .extracting(Series.Point::value)
                .containsExactly(2.0, 2.0, 2.0, 1.0, 1.0);
        assertThat(series.points().getFirst())
                .isEqualTo(new Series.Point(Instant.parse("2021-01-01T00:00:00Z"), 2, false));
        assertThat(series.step()).isEqualTo("day");
        assertThat(series.fromInclusive()).isEqualTo(Instant.parse("2021-01-01T00:00:00Z"));
        assertThat(series.toExclusive()).isEqualTo(Instant.parse("2021-01-06T00:00:00Z"));
        assertThat(series.anchor()).isEqualTo(new Series.Anchor("pizza", 72));
        assertThat(series.pulledAt()).isEqualTo(PULLED);
        assertThat(interest.latest("bagel")).isEqualTo(1);
        assertThat(series.onAnchorScale().orElseThrow().points().getFirst().value())
                .isCloseTo(2.0 / 72 * 100, within(1e-9));
    }

    @Test
    void markTheRecordedStepThatHadNotEnded() {
        var request =
                new InterestRequest(
                        "pizza",
                        List.of("bagel"),
                        null,
                        LocalDate.parse("2018-04-01"),
                        LocalDate.parse("2023-03-25"));
        var interest =
                Replies.items(
                        trends.interest(request, WIDGET, null),
                        Replies.recorded(200, "googletrends/multiline_partial.txt.gz"));

        var series = interest.series("pizza", PULLED).orElseThrow();

        assertThat(series.step()).isEqualTo("week");
        assertThat(series.points()).hasSize(260);
        assertThat(series.points().stream().filter(Series.Point::partial))
                .containsExactly(new Series.Point(Instant.parse("2023-03-19T00:00:00Z"), 58, true));
        assertThat(interest.latest("pizza")).as("the last complete one").isEqualTo(65);
    }

    @Test
    void readNothingWhereTheValuesBelongToAnotherRequest() {
        assertThat(question.read(Replies.recorded(200, "googletrends/multiline_regions.txt.gz")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Google Trends answered with something that is no interest in what was asked for."));
    }

    @Test
    void takeNoDataForAbsentAndZeroForZero() {
        var interest =
                values(
                        """
                        {"time": "1609459200", "value": [50, 0], "hasData": [true, true]},
                        {"time": "1609545600", "value": [60, 0], "hasData": [true, false]},
                        {"time": "1609632000", "value": [0, 7], "hasData": [false, true]},
                        {"time": "1609718400", "value": [70, 101], "hasData": [true, true]},
                        {"time": "1609804800", "value": [60, "5"]}
                        """);

        var bagel = interest.series("bagel", PULLED).orElseThrow();

        assertThat(bagel.points()).extracting(Series.Point::value).containsExactly(0.0, 7.0, 5.0);
        assertThat(bagel.anchor()).isEqualTo(new Series.Anchor("pizza", 60));
    }

    @Test
    void giveNoSeriesWithoutAnAnchorToCompareBy() {
        var interest =
                values("{\"time\": \"1609459200\", \"value\": [0, 7], \"hasData\": [false, true]}");

        assertThat(interest.series("bagel", PULLED)).isEmpty();
        assertThat(interest.series("pizza", PULLED)).isEmpty();
        assertThat(interest.latest("pizza")).isNull();
    }

    @Test
    void putStepsInOrderAndTakeEachOnce() {
        var interest =
                values(
                        """
                        {"time": "1609545600", "value": [2, 2]},
                        {"time": "1609459200", "value": [1, 1]},
                        {"time": "1609545600", "value": [9, 9]},
                        {"time": "1e308", "value": [9, 9]},
                        {"time": "1609632000", "value": [9]}
                        """);

        assertThat(interest.steps())
                .extracting(step -> step.values().getFirst())
                .containsExactly(Optional.of(1.0), Optional.of(2.0));
    }

    @ParameterizedTest
    @CsvSource({
        "{\"default\": {\"timelineData\": []}}, EMPTY",
        "{\"default\": {\"timelineData\": [{\"time\": \"1609459200\"; \"value\": [0; 0]; \"hasData\": [false; false]}]}}, EMPTY",
        "{\"default\": {\"timelineData\": null}}, FAILED",
        "{\"default\": {}}, FAILED"
    })
    void tellNoDataFromNoAnswer(String body, ObservationState state) {
        var reply = Replies.of(200, ")]}',\n" + body.replace(';', ','));

        assertThat(Replies.absent(question, reply).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "400, false, UNSUPPORTED, Google Trends does not know that place or time.",
        "403, false, BLOCKED, Google Trends refuses us.",
        "302, false, BLOCKED, Google Trends takes us for a machine with too many requests.",
        "429, true, BLOCKED, Google Trends asks for fewer requests.",
        "500, true, FAILED, Google Trends answered with status 500.",
        "502, true, FAILED, Google Trends answered with status 502.",
        "404, false, FAILED, Google Trends answered with status 404."
    })
    void readRefusals(int status, boolean again, ObservationState state, String reason) {
        var reply = Replies.of(status, "<html>unusual traffic</html>");

        assertThat(question.read(reply)).isEqualTo(new Absent<>(state, reason));
        assertThat(question.worthAnother(reply)).isEqualTo(again);
    }

    private Interest values(String steps) {
        return Replies.items(
                question,
                Replies.of(200, ")]}',\n{\"default\": {\"timelineData\": [" + steps + "]}}"));
    }

    private UnofficialTrends.Gate gate(boolean unofficial) {
        return new UnofficialTrends.Gate(new GoogleTrendsSettings(BASE, unofficial), json);
    }
}
