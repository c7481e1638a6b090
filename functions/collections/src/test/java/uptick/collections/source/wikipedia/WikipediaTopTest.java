package uptick.collections.source.wikipedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.wikipedia.TopArticles.Article;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class WikipediaTopTest {

    private final Question<TopArticles> question;

    WikipediaTopTest(JsonMapper json) {
        this.question =
                new WikipediaTop(json)
                        .of(
                                URI.create("https://wikimedia.org/api/rest_v1/metrics/pageviews"),
                                "en.wikipedia",
                                LocalDate.parse("2017-09-02"));
    }

    @Test
    void asksForADay() {
        assertThat(question.call().uri().toString())
                .isEqualTo(
                        "https://wikimedia.org/api/rest_v1/metrics/pageviews/top/en.wikipedia/all-access/2017/09/02");
    }

    @Test
    void leavesOutPagesThatAreNoArticles() {
        var top = Replies.items(question, Replies.recorded(200, "wikipedia/top.json"));

        assertThat(top.articles())
                .containsExactly(
                        new Article("IPhone X", 155_024, 3),
                        new Article("404.php", 120_411, 4),
                        new Article("Star Wars: The Last Jedi", 80_021, 6),
                        new Article("AC/DC", 80_020, 7),
                        new Article("Beyoncé", 60_000, 9));
    }

    @Test
    void saysThatADayIsNotCountedYet() {
        assertThat(question.read(Replies.recorded(404, "wikipedia/404.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.EMPTY,
                                "Wikipedia has not counted 2017-09-02 yet."));
    }

    @Test
    void readsArticlesInOrderAndNoneWithoutItsNumbers() {
        var top =
                Replies.items(
                        question,
                        Replies.of(
                                200,
                                """
                                {"items": [{"articles": [
                                  {"article": "B", "views": 1, "rank": 2},
                                  {"article": "A", "views": 2, "rank": 1},
                                  {"article": "C", "views": -1, "rank": 3},
                                  {"article": "D", "views": 1, "rank": 0},
                                  {"article": "", "views": 1, "rank": 4},
                                  null]}]}
                                """));

        assertThat(top.articles()).containsExactly(new Article("A", 2, 1), new Article("B", 1, 2));
    }
}
