package uptick.collections.source.similarweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.similarweb.Traffic.Month;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class SimilarwebTrafficTest {

    private static final SimilarwebApi API =
            new SimilarwebApi(URI.create("https://api.similarweb.com/v5"), "c4n4ry");
    private static final YearMonth OCTOBER = YearMonth.parse("2024-10");
    private static final String MONTHS =
            "{\"meta\": {\"status\": \"%s\", \"last_updated\": \"%s\"}, \"data\": [%s]}";

    private final SimilarwebTraffic traffic;
    private final Question<Traffic> question;

    SimilarwebTrafficTest(JsonMapper json) {
        this.traffic = new SimilarwebTraffic(json);
        this.question =
                traffic.monthly(
                        API, Domain.of("www.nike.com"), OCTOBER, OCTOBER.plusMonths(2), "ww");
    }

    @Test
    void asksForMonthsOfADomainWithTheKeyInAHeader() {
        assertThat(question.call().uri().toString())
                .isEqualTo(
                        "https://api.similarweb.com/v5/website-analysis/websites/traffic-and-engagement?domain=nike.com&metrics=visits&granularity=monthly&start_date=2024-10-01&end_date=2024-12-31&country=ww&web_source=total&main_domain_only=false&format=json");
        assertThat(question.call().headers()).containsEntry("api-key", "c4n4ry");
        assertThat(question + API.toString()).doesNotContain("c4n4ry");
        assertThat(question.api()).isEqualTo("similarweb");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                traffic.monthly(
                                        API,
                                        Domain.of("nike.com"),
                                        OCTOBER,
                                        OCTOBER.minusMonths(1),
                                        "ww"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                traffic.monthly(
                                        API, Domain.of("nike.com"), OCTOBER, OCTOBER, "world"));
    }

    @Test
    void readsMonths() {
        assertThat(Replies.items(question, Replies.recorded(200, "similarweb/v5_traffic.json")))
                .isEqualTo(
                        new Traffic(
                                List.of(
                                        new Month(OCTOBER, 142_205_388, 0.4412, 4.91),
                                        new Month(OCTOBER.plusMonths(1), 171_380_022, 0.4297, 5.13),
                                        new Month(
                                                OCTOBER.plusMonths(2), 180_004_411, 0.4301, 5.02)),
                                LocalDate.parse("2025-01-15")));
    }

    @Test
    void readsMonthsInEitherFormAndOrderAndAStatusInAnyCase() {
        var page =
                Replies.items(
                        question,
                        Replies.of(
                                200,
                                MONTHS.formatted(
                                        "success",
                                        "2025-01",
                                        "{\"date\": \"2024-12\", \"visits\": 2}, {\"date\": \"2024-10-01\", \"visits\": \"1\"}")));

        assertThat(page)
                .isEqualTo(
                        new Traffic(
                                List.of(
                                        new Month(OCTOBER, 1, null, null),
                                        new Month(OCTOBER.plusMonths(2), 2, null, null)),
                                LocalDate.parse("2025-01-01")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"date\": \"2024-09-01\", \"visits\": 1}",
                "{\"date\": \"2025-01\", \"visits\": 1}",
                "{\"date\": \"2024-13\", \"visits\": 1}",
                "{\"date\": \"October\", \"visits\": 1}",
                "{\"date\": 202410, \"visits\": 1}",
                "{\"date\": \"2024-10\", \"visits\": -1}",
                "{\"date\": \"2024-10\", \"visits\": 1e308}",
                "{\"date\": \"2024-10\", \"visits\": \"NaN\"}",
                "{\"date\": \"2024-10\", \"visits\": null}",
                "{\"date\": \"2024-10\"}"
            })
    void readsNoMonthThatWasNotAskedForOrHasNoVisits(String month) {
        assertThat(question.read(Replies.of(200, MONTHS.formatted("Success", "2025-01-15", month))))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "SimilarWeb answered with something that is no list of months that were asked for."));
    }

    @Test
    void leavesOutSharesThatAreNone() {
        var page =
                Replies.items(
                        question,
                        Replies.of(
                                200,
                                MONTHS.formatted(
                                        "Success",
                                        "soon",
                                        "{\"date\": \"2024-10\", \"visits\": 1, \"bounce_rate\": 44.1, \"pages_per_visit\": -1}")));

        assertThat(page).isEqualTo(new Traffic(List.of(new Month(OCTOBER, 1, null, null)), null));
    }

    @Test
    void takesStatus401ForNoDataNotForAWrongKey() {
        var reply = Replies.of(401, "{\"meta\": {\"status\": \"Error\"}}");

        assertThat(question.read(reply))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.EMPTY, "SimilarWeb has no data of nike.com."));
        assertThat(question.worthAnother(reply)).isFalse();
    }

    @Test
    void tellsAWrongKeyFromSpentCredits() {
        assertThat(question.read(Replies.recorded(403, "similarweb/v5_credits.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.QUOTA,
                                "SimilarWeb says that the account's credits are spent."));
        assertThat(question.read(Replies.of(403, "{\"error_message\": \"Invalid API key\"}")))
                .isEqualTo(
                        new Absent<>(ObservationState.BLOCKED, "SimilarWeb refuses the API key."));
        assertThat(question.read(Replies.of(403, "")))
                .isEqualTo(
                        new Absent<>(ObservationState.BLOCKED, "SimilarWeb refuses the API key."));
    }

    @ParameterizedTest
    @CsvSource({
        "101, EMPTY, SimilarWeb has no estimates for those months (code 101).",
        "102, UNSUPPORTED, SimilarWeb does not estimate that granularity (code 102).",
        "103, UNSUPPORTED, SimilarWeb does not estimate that country (code 103).",
        "199, FAILED, SimilarWeb answered with an error (code 199)."
    })
    void readsTheCodesOfBodies(int code, ObservationState state, String reason) {
        for (var status : new int[] {200, 400}) {
            var reply =
                    Replies.of(
                            status,
                            "{\"meta\": {\"status\": \"Error\", \"error_code\": %d}}"
                                    .formatted(code));

            assertThat(question.read(reply)).isEqualTo(new Absent<>(state, reason));
        }
    }

    @Test
    void mayEstimateNothing() {
        assertThat(question.read(Replies.of(200, MONTHS.formatted("Success", "2025-01-15", ""))))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.EMPTY,
                                "SimilarWeb estimates no visits of nike.com."));
    }

    @Test
    void takesNoBodyOfAVersionThatIsSwitchedOffForData() {
        assertThat(Replies.recordings("similarweb"))
                .filteredOn(recording -> !recording.contains("/v5_"))
                .hasSizeGreaterThan(60)
                .allSatisfy(
                        recording ->
                                assertThat(question.read(Replies.recorded(200, recording)))
                                        .as(recording)
                                        .isInstanceOf(Absent.class));
    }

    @ParameterizedTest
    @CsvSource({
        "content_client_also_visited_invalid_api_key.json, BLOCKED, SimilarWeb refuses the API key.",
        "content_client_also_visited_url_malformed.json, EMPTY, SimilarWeb has no data of nike.com.",
        "traffic_client_visits_granularity_bad.json, FAILED, SimilarWeb answered with an error.",
        "content_client_also_visited_empty.json, FAILED, SimilarWeb answered with something that is no list of months.",
        "content_client_also_visited_url_with_http.json, FAILED, SimilarWeb answered with something that is no list of months.",
        "traffic_client_visits_good.json, FAILED, SimilarWeb answered with something that is no list of months."
    })
    void readsRefusalsOfOldVersions(String recording, ObservationState state, String reason) {
        assertThat(question.read(Replies.recorded(200, "similarweb/" + recording)))
                .isEqualTo(new Absent<>(state, reason));
    }
}
