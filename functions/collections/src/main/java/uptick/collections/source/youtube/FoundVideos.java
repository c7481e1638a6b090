package uptick.collections.source.youtube;

import java.util.List;

/// What there is of the videos that were asked for by id.
///
/// @param videos in the answer's order
/// @param uncounted how many more there are, without a view count or what else a video needs
/// @param missing the ids that YouTube no longer has, or never had, in the order in which they were asked for
public record FoundVideos(List<ChartPage.Video> videos, int uncounted, List<String> missing) {

    public FoundVideos {
        videos = List.copyOf(videos);
        missing = List.copyOf(missing);
    }
}
