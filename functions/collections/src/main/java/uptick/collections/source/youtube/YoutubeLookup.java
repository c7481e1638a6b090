package uptick.collections.source.youtube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

import uptick.collections.source.Absences;
import uptick.collections.source.LooseJson;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.model.collections.ObservationState;

/// Videos by their ids, YouTube Data API v3, `GET /videos?id=`: one unit for up to 50. An id that there is not makes the
/// answer shorter; it is no error.
@Singleton
public final class YoutubeLookup {

    /// How many ids one question holds.
    public static final int MOST_IDS = 50;

    private final YoutubeAnswers answers;

    YoutubeLookup(JsonMapper json) {
        this.answers = new YoutubeAnswers(json);
    }

    /// Ids cut into as few questions as they take, in their order, each id once.
    public static List<List<String>> batches(List<String> ids) {
        var distinct = ids.stream().distinct().toList();
        var batches = new ArrayList<List<String>>();
        for (var from = 0; from < distinct.size(); from += MOST_IDS) {
            batches.add(distinct.subList(from, Math.min(from + MOST_IDS, distinct.size())));
        }
        return batches;
    }

    /// The videos of these ids.
    ///
    /// @param ids 1 to 50, each once
    public Question<FoundVideos> videos(YoutubeApi api, List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            throw new IllegalArgumentException("1 to 50 ids are asked for at once: " + ids.size());
        }
        var address =
                api.method("videos")
                        .parameter("part", "snippet,statistics")
                        .parameter("id", String.join(",", ids));
        return answers.question("youtube", api.call(address), (items, _) -> read(ids, items));
    }

    private static SourceReply<FoundVideos> read(List<String> ids, List<LooseJson> items) {
        if (items.isEmpty()) {
            return Absences.empty("YouTube has none of the " + ids.size() + " videos any more.");
        }
        var there =
                items.stream()
                        .map(item -> item.at("id").word())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        var missing = ids.stream().filter(id -> !there.contains(id)).toList();
        if (missing.size() == ids.size()) {
            return new Absent<>(
                    ObservationState.FAILED,
                    "YouTube answered with videos that were not asked for.");
        }
        var videos = new LinkedHashMap<String, ChartPage.Video>();
        items.stream()
                .map(VideoReader::read)
                .flatMap(Optional::stream)
                .filter(video -> ids.contains(video.id()))
                .forEach(video -> videos.putIfAbsent(video.id(), video));
        return new Items<>(
                new FoundVideos(
                        List.copyOf(videos.values()),
                        ids.size() - missing.size() - videos.size(),
                        missing));
    }
}
