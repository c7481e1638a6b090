package uptick.local.sample.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import org.junit.jupiter.api.Test;

import uptick.local.sample.SampleWorld;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.JsonShape;

class VideosEndpointTest {

    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final SampleWorld WORLD = SampleWorld.endingAt(NOW);
    private static final String PARTS = "key=k&part=snippet,statistics,contentDetails";
    private static final String CHART = PARTS + "&chart=mostPopular&regionCode=GB";

    private final AskedVideos endpoint =
            AskedVideos.of(WORLD.videos(), new QuotaMeter(10_000), new FaultPlan());

    @Test
    void pagesThroughEveryVideoOfTheChartOnce() {
        List<String> ids = new ArrayList<>();
        var token = "";
        int calls = 0;
        while (token != null) {
            var reply = endpoint.answer(CHART + "&maxResults=50&pageToken=" + token, NOW);
            var next = JsonShape.tree(reply.body()).get("nextPageToken");
            token = next == null ? null : next.getStringValue();
            ids.addAll(reply.ids());
            calls++;
        }

        assertThat(calls).isEqualTo(4);
        assertThat(ids).hasSize(200).doesNotHaveDuplicates();
        assertThat(ids).isEqualTo(WORLD.videos().chartAt(NOW).stream().map(v -> v.id()).toList());
    }

    @Test
    void pagesBackwards() {
        var second = JsonShape.tree(body(CHART + "&maxResults=50&pageToken=CDIQAA"));

        var back =
                endpoint.answer(
                        CHART + "&maxResults=50&pageToken=" + text(second, "prevPageToken"), NOW);

        assertThat(back.body()).isEqualTo(body(CHART + "&maxResults=50"));
    }

    @Test
    void hasTheFieldsAndTypesOfTheRecordings() {
        var page = body(CHART + "&maxResults=50&pageToken=CDIQAA");
        var shape = JsonShape.of(page);

        assertThat(JsonShape.recorded("video-list-shape.txt")).containsAll(JsonShape.pairs(page));
        assertThat(shape)
                .containsAllEntriesOf(
                        Map.of(
                                "nextPageToken", "string",
                                "prevPageToken", "string",
                                "pageInfo.totalResults", "number",
                                "items[].snippet.publishedAt", "string",
                                "items[].snippet.tags[]", "string",
                                "items[].contentDetails.duration", "string",
                                "items[].statistics.viewCount", "string",
                                "items[].statistics.likeCount", "string",
                                "items[].statistics.commentCount", "string"));
    }

    @Test
    void givesTheRecordedNumbersOnTheMornings() {
        var earliest = WORLD.calendar().morning(0);

        var first = items(endpoint.answer(CHART, earliest).body()).getFirst();

        assertThat(text(first, "id")).isEqualTo("jt2OHQh0HoQ");
        assertThat(text(Objects.requireNonNull(first.get("statistics")), "viewCount"))
                .isEqualTo("7426393");
        assertThat(text(Objects.requireNonNull(first.get("statistics")), "commentCount"))
                .isEqualTo("705");
    }

    @Test
    void leavesOutCountsThatAreNotPublished() {
        var hidden = items(endpoint.answer(PARTS + "&id=I6rh8WdBSfQ", morningOf(11)).body());

        assertThat(Objects.requireNonNull(hidden.getFirst().get("statistics")).entries())
                .extracting(Map.Entry::getKey)
                .containsExactly("favoriteCount");
    }

    @Test
    void givesThePartsAskedForAndNoOthers() {
        var item = items(body("key=k&part=statistics&id=jt2OHQh0HoQ")).getFirst();
        var bare = items(body("key=k&part=id&id=jt2OHQh0HoQ")).getFirst();

        assertThat(item.entries())
                .extracting(Map.Entry::getKey)
                .containsExactly("kind", "etag", "id", "statistics");
        assertThat(bare.entries())
                .extracting(Map.Entry::getKey)
                .containsExactly("kind", "etag", "id");
        assertThat(text(item, "etag")).isNotEqualTo(text(bare, "etag")).hasSize(27);
    }

    @Test
    void findsVideosByIdAndSkipsUnknownOnes() {
        var reply = endpoint.answer(PARTS + "&id=jt2OHQh0HoQ,ZZZZZZZZZZZ,AqokkXoa7uE", NOW);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.ids()).containsExactly("jt2OHQh0HoQ", "AqokkXoa7uE");
        assertThat(JsonShape.of(reply.body())).doesNotContainKeys("nextPageToken", "prevPageToken");
    }

    @Test
    void isTheSameToTheByteForTheSameInstant() {
        var noon = NOW.minus(Duration.ofHours(18));
        var otherWorld = SampleWorld.endingAt(NOW.plus(Duration.ofHours(3)));
        var other = AskedVideos.of(otherWorld.videos(), new QuotaMeter(10_000), new FaultPlan());

        assertThat(other.answer(CHART, noon)).isEqualTo(endpoint.answer(CHART, noon));
        assertThat(etag(noon)).isEqualTo(etag(noon));
        assertThat(etag(noon)).isNotEqualTo(etag(noon.plusSeconds(3_600)));
    }

    @Test
    void givesFiveResultsUnlessAskedForMore() {
        assertThat(endpoint.answer(CHART, NOW).ids()).hasSize(5);
        assertThat(endpoint.answer(CHART + "&maxResults=1", NOW).ids()).hasSize(1);
    }

    @Test
    void filtersTheChartByCategory() {
        var music = endpoint.answer(CHART + "&videoCategoryId=10&maxResults=50", NOW);

        assertThat(items(music.body()))
                .isNotEmpty()
                .allMatch(
                        item ->
                                text(Objects.requireNonNull(item.get("snippet")), "categoryId")
                                        .equals("10"));
    }

    private Instant morningOf(int index) {
        return WORLD.calendar().morning(index);
    }

    private String body(String query) {
        return endpoint.answer(query, NOW).body();
    }

    private String etag(Instant at) {
        return text(JsonShape.tree(endpoint.answer(CHART, at).body()), "etag");
    }

    private static List<JsonNode> items(String body) {
        var items = Objects.requireNonNull(JsonShape.tree(body).get("items"));
        return StreamSupport.stream(items.values().spliterator(), false).toList();
    }

    private static String text(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name)).getStringValue();
    }
}
