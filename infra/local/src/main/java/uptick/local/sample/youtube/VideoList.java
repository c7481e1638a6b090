package uptick.local.sample.youtube;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import uptick.local.sample.video.LiveVideo;
import uptick.local.sample.youtube.VideosRequest.Part;

/// The answer to a `videos.list` call.
///
/// @param totalResults all that the call could page through
/// @param resultsPerPage what a page holds at most
/// @param next null on the last page
/// @param previous null on the first page
record VideoList(
        Set<Part> parts,
        List<LiveVideo> videos,
        int totalResults,
        int resultsPerPage,
        @Nullable PageToken next,
        @Nullable PageToken previous) {

    VideoList {
        parts = Set.copyOf(parts);
        videos = List.copyOf(videos);
    }

    /// All of the videos asked for by id, on one page.
    static VideoList whole(Set<Part> parts, List<LiveVideo> videos) {
        return new VideoList(parts, videos, videos.size(), videos.size(), null, null);
    }

    /// One page of the chart, empty where the token is beyond its end.
    static VideoList page(VideosRequest.Chart request, List<LiveVideo> chart) {
        int size = request.maxResults();
        int offset = Math.min(request.page().offset(), chart.size());
        int start = request.page().backwards() ? Math.max(0, offset - size) : offset;
        int end = request.page().backwards() ? offset : Math.min(offset + size, chart.size());
        return new VideoList(
                request.parts(),
                chart.subList(start, end),
                chart.size(),
                size,
                end < chart.size() ? new PageToken(end, false) : null,
                start > 0 ? new PageToken(start, true) : null);
    }

    List<String> ids() {
        return videos.stream().map(LiveVideo::id).toList();
    }

    String etag() {
        var content = videos.stream().map(this::etagOf).collect(Collectors.joining("\n"));
        return Etag.of(content + '\n' + totalResults + '\n' + next + '\n' + previous);
    }

    String etagOf(LiveVideo video) {
        var shown = parts.stream().sorted().map(part -> part.wireName).toList();
        return Etag.of(shown.toString() + video);
    }

    String json() {
        return VideoListJson.write(this);
    }
}
