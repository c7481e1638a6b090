package uptick.collections.source.hackernews;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class HackerNewsTest {

    private static final URI ALGOLIA = URI.create("https://hn.algolia.com/api/v1");
    private static final URI FIREBASE = URI.create("https://hacker-news.firebaseio.com/v0");
    private static final Instant SINCE = Instant.parse("2017-09-12T06:00:00Z");

    private final HackerNewsSearch search;
    private final HackerNewsTop top;

    HackerNewsTest(JsonMapper json) {
        this.search = new HackerNewsSearch(json);
        this.top = new HackerNewsTop(json);
    }

    @Test
    void asksForTheNewestStoriesThatPeopleLike() {
        assertThat(page(0).call().uri().toString())
                .isEqualTo(
                        "https://hn.algolia.com/api/v1/search_by_date?query=&tags=story&numericFilters=created_at_i%3E1505196000,points%3E%3D100&hitsPerPage=100&page=0");
        assertThat(page(0).api()).isEqualTo("hacker_news");
    }

    @Test
    void readsStoriesWithoutTheirAuthors() {
        var stories =
                Replies.items(page(0), Replies.recorded(200, "hackernews/search_by_date.json"));

        assertThat(stories.stories())
                .containsExactly(
                        new Story(
                                15_229_412,
                                "Apple announces iPhone X",
                                "https://www.apple.com/newsroom/2017/09/the-future-is-here-iphone-x/",
                                Instant.parse("2017-09-12T18:20:11Z"),
                                812,
                                912L),
                        new Story(
                                15_229_001,
                                "Ask HN: What do you read?",
                                null,
                                Instant.parse("2017-09-12T17:40:00Z"),
                                101,
                                null));
        assertThat(stories.nextPage()).isEqualTo(1);
        assertThat(stories.toString()).doesNotContain("u1");
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1", "1, 2, ", "8, 40, 9", "9, 40, ", "0, 0, "})
    void endsWithTheLastPageOrTheThousandthHit(int number, int pages, Integer next) {
        var body =
                Replies.text("hackernews/search_by_date.json")
                        .replace("\"nbPages\":2", "\"nbPages\":" + pages);

        assertThat(Replies.items(page(number), Replies.of(200, body)).nextPage()).isEqualTo(next);
    }

    @Test
    void mayFindNothing() {
        assertThat(page(0).read(Replies.of(200, "{\"hits\": [], \"nbPages\": 0}")))
                .isEqualTo(new Absent<>(ObservationState.EMPTY, "Hacker News has no such story."));
    }

    @Test
    void readsTheIdsOfTheFrontPageEachOnce() {
        assertThat(top.ids(FIREBASE).call().uri().toString())
                .isEqualTo("https://hacker-news.firebaseio.com/v0/topstories.json");
        assertThat(
                        Replies.items(
                                top.ids(FIREBASE),
                                Replies.recorded(200, "hackernews/topstories.json")))
                .containsExactly(15_229_412L, 15_229_001L, 15_228_999L);
    }

    @Test
    void readsOneStory() {
        assertThat(story().call().uri().toString())
                .isEqualTo("https://hacker-news.firebaseio.com/v0/item/15229412.json");
        assertThat(Replies.items(story(), Replies.recorded(200, "hackernews/item.json")))
                .isEqualTo(
                        new Story(
                                15_229_412,
                                "Apple announces iPhone\u00a0X & more",
                                "https://www.apple.com/newsroom/2017/09/the-future-is-here-iphone-x/",
                                Instant.parse("2017-09-12T18:20:11Z"),
                                812,
                                912L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " null ",
                "{\"id\": 15229412, \"deleted\": true, \"time\": 1505240411, \"type\": \"story\"}",
                "{\"id\": 15229412, \"dead\": true, \"title\": \"x\", \"score\": 1, \"time\": 1505240411}"
            })
    void knowsADeletedStory(String body) {
        assertThat(story().read(Replies.of(200, body)))
                .isEqualTo(new Absent<>(ObservationState.EMPTY, "The story was deleted."));
    }

    @Test
    void takesNoOtherStoryForTheOneThatWasAskedFor() {
        assertThat(top.story(FIREBASE, 7).read(Replies.recorded(200, "hackernews/item.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Hacker News answered with something that is no story."));
    }

    private Question<StoryPage> page(int number) {
        return search.page(ALGOLIA, "", SINCE, 100, number);
    }

    private Question<Story> story() {
        return top.story(FIREBASE, 15_229_412);
    }
}
