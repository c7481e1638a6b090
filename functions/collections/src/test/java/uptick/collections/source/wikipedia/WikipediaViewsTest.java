package uptick.collections.source.wikipedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.LocalDate;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.wikipedia.DailyViews.Day;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class WikipediaViewsTest {

    private static final URI BASE =
            URI.create("https://wikimedia.org/api/rest_v1/metrics/pageviews");
    private static final LocalDate FROM = LocalDate.parse("2017-09-12");
    private static final LocalDate THROUGH = LocalDate.parse("2017-09-17");

    private final WikipediaViews views;
    private final Question<DailyViews> question;

    WikipediaViewsTest(JsonMapper json) {
        this.views = new WikipediaViews(json);
        this.question = of("IPhone X");
    }

    @ParameterizedTest
    @CsvSource({
        "IPhone X, IPhone_X",
        "' IPhone  X ', IPhone_X",
        "AC/DC, AC%2FDC",
        "Beyoncé, Beyonc%C3%A9",
        "What's Up?, What%27s_Up%3F",
        "C++, C%2B%2B",
        "Star Wars: The Last Jedi, Star_Wars%3A_The_Last_Jedi",
        "日本, %E6%97%A5%E6%9C%AC"
    })
    void asksForAnArticleByItsTitle(String title, String encoded) {
        assertThat(of(title).call().uri().toString())
                .isEqualTo(
                        "https://wikimedia.org/api/rest_v1/metrics/pageviews/per-article/en.wikipedia/all-access/user/"
                                + encoded
                                + "/daily/20170912/20170917");
        assertThat(of(title).api()).isEqualTo("wikipedia");
    }

    @Test
    void readsTheDaysThatAreThere() {
        var daily = Replies.items(question, Replies.recorded(200, "wikipedia/per_article.json"));

        assertThat(daily.days())
                .containsExactly(
                        new Day(FROM, 155_024),
                        new Day(FROM.plusDays(1), 138_467),
                        new Day(FROM.plusDays(3), 0));
        assertThat(daily.latestDay())
                .as("the days after it are not counted yet, and no zeros")
                .isEqualTo(FROM.plusDays(3));
    }

    @Test
    void takesNoDataForAnAbsenceNotForZeros() {
        var reply = Replies.recorded(404, "wikipedia/404.json");

        assertThat(question.read(reply))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.EMPTY,
                                "Wikipedia has counted no views of IPhone_X from 2017-09-12 through 2017-09-17."));
        assertThat(question.worthAnother(reply)).isFalse();
    }

    @Test
    void putsDaysInOrderAndTakesEachOnce() {
        var daily =
                Replies.items(
                        question,
                        Replies.of(
                                200,
                                """
                                {"items": [
                                  {"timestamp": "2017091400", "views": 3},
                                  {"timestamp": "2017091200", "views": 1},
                                  {"timestamp": "20170913", "views": "2"},
                                  {"timestamp": "2017091400", "views": 9}]}
                                """));

        assertThat(daily.days())
                .containsExactly(
                        new Day(FROM, 1),
                        new Day(FROM.plusDays(1), 2),
                        new Day(FROM.plusDays(2), 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamp\": \"2017091100\", \"views\": 1}",
                "{\"timestamp\": \"2017091800\", \"views\": 1}",
                "{\"timestamp\": \"2017093100\", \"views\": 1}",
                "{\"timestamp\": \"2017091223\", \"views\": 1}",
                "{\"timestamp\": \"yesterday\", \"views\": 1}",
                "{\"timestamp\": 2017091200, \"views\": 1}",
                "{\"timestamp\": \"2017091200\", \"views\": -1}",
                "{\"timestamp\": \"2017091200\", \"views\": 1e308}",
                "{\"timestamp\": \"2017091200\", \"views\": null}",
                "{\"timestamp\": \"2017091200\"}",
                "7"
            })
    void readsNoDayThatWasNotAskedForOrHasNoCount(String item) {
        assertThat(question.read(Replies.of(200, "{\"items\": [" + item + "]}")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Wikipedia answered with something that is no list of days that were asked for."));
    }

    @Test
    void isRefusedWithoutAContact() {
        assertThat(question.read(Replies.of(403, "Please set a user agent")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.BLOCKED,
                                "Wikipedia refuses us; it wants a contact in the user agent."));
        assertThat(question.read(Replies.recorded(400, "wikipedia/400.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED, "Wikipedia answered with status 400."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void asksForNothingThatCanBeNoTitle(String title) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(title));
    }

    @Test
    void asksForNoDaysTheWrongWayRoundAndNoStrangeProject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> views.daily(BASE, "en.wikipedia", "X", THROUGH, FROM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> views.daily(BASE, "en.wikipedia/../..", "X", FROM, THROUGH));
    }

    private Question<DailyViews> of(String title) {
        return views.daily(BASE, "en.wikipedia", title, FROM, THROUGH);
    }
}
