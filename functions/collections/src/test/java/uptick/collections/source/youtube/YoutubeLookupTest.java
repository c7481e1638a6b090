package uptick.collections.source.youtube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.model.collections.ObservationState;

@MicronautTest(startApplication = false, transactional = false)
class YoutubeLookupTest {

    private static final List<String> RECORDED = List.of("Ks-_Mh1QhMc", "GvgqDSnpRQM");

    private final YoutubeLookup lookup;

    YoutubeLookupTest(JsonMapper json) {
        this.lookup = new YoutubeLookup(json);
    }

    @Test
    void asksForAllIdsAtOnceForOneUnit() {
        var question = lookup.videos(Charts.API, RECORDED);

        assertThat(question.call().uri().toString())
                .isEqualTo(
                        "https://www.googleapis.com/youtube/v3/videos?part=snippet,statistics&id=Ks-_Mh1QhMc,GvgqDSnpRQM");
        assertThat(question.api()).isEqualTo("youtube");
        assertThat(question.units()).isOne();
    }

    @Test
    void cutsIdsIntoBatchesOfFiftyEachOnce() {
        var ids = new ArrayList<>(IntStream.range(0, 120).mapToObj(i -> "id" + i).toList());
        ids.addAll(List.of("id0", "id119"));

        var batches = YoutubeLookup.batches(ids);

        assertThat(batches).extracting(List::size).containsExactly(50, 50, 20);
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyElementsOf(ids.subList(0, 120));
        assertThat(YoutubeLookup.batches(List.of())).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookup.videos(Charts.API, ids.subList(0, 51)));
        assertThatIllegalArgumentException().isThrownBy(() -> lookup.videos(Charts.API, List.of()));
    }

    @Test
    void tellsWhichVideosAreGone() {
        var ids = List.of("gone", RECORDED.get(1), "private", RECORDED.get(0));

        var found =
                Replies.items(
                        lookup.videos(Charts.API, ids),
                        Replies.recorded(200, "youtube/video_response_1.json"));

        assertThat(found.videos())
                .extracting(ChartPage.Video::id)
                .containsExactlyElementsOf(RECORDED);
        assertThat(found.uncounted()).isZero();
        assertThat(found.missing()).containsExactly("gone", "private");
    }

    @Test
    void takesVideosWithoutStatisticsForUncountedNotForGone() {
        var found =
                Replies.items(
                        lookup.videos(Charts.API, List.of("D-lhorsDlUQ", "ovdbrdCIP7U")),
                        Replies.recorded(200, "youtube/videos_info_multi.json"));

        assertThat(found).isEqualTo(new FoundVideos(List.of(), 2, List.of()));
    }

    @Test
    void saysThatAllAreGone() {
        assertThat(lookup.videos(Charts.API, RECORDED).read(Replies.of(200, "{\"items\": []}")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.EMPTY,
                                "YouTube has none of the 2 videos any more."));
    }

    @Test
    void failsOnVideosThatWereNotAskedFor() {
        assertThat(
                        lookup.videos(Charts.API, List.of("other"))
                                .read(Replies.recorded(200, "youtube/video_response_1.json")))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "YouTube answered with videos that were not asked for."));
    }
}
