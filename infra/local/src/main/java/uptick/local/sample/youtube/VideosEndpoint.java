package uptick.local.sample.youtube;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import uptick.local.sample.video.LiveVideo;
import uptick.local.sample.video.SampleVideos;

/// Answers `GET /youtube/v3/videos` for an instant: the key first, then the quota, then the faults,
/// then the request itself.
final class VideosEndpoint {

    static final String PATH = "/youtube/v3/videos";

    private final SampleVideos videos;
    private final QuotaMeter quota;
    private final FaultPlan faults;

    VideosEndpoint(SampleVideos videos, QuotaMeter quota, FaultPlan faults) {
        this.videos = videos;
        this.quota = quota;
        this.faults = faults;
    }

    Reply answer(@Nullable String rawQuery, Instant now) {
        var query = Query.of(rawQuery);
        var key = query.first("key");
        if (key.isEmpty()) {
            return Reply.error(ErrorBody.KEY_MISSING);
        }
        if (key.get().isBlank()) {
            return Reply.error(ErrorBody.KEY_INVALID);
        }
        var request = RequestReader.read(query);
        var fault = faults.take(now, page(request));
        var reply =
                fault.map(wrong -> faulty(wrong, request, now))
                        .orElseGet(() -> truthful(request, now));
        return quota.take(now, reply.units()) ? reply : Reply.error(ErrorBody.QUOTA_EXCEEDED);
    }

    private Reply truthful(VideosRequest request, Instant now) {
        return switch (request) {
            case VideosRequest.Refused(var why) -> Reply.error(why);
            case VideosRequest.ById(var parts, var ids) ->
                    Reply.list(VideoList.whole(parts, found(ids, now)));
            case VideosRequest.Chart chart -> chart(chart, now);
        };
    }

    private Reply faulty(Fault fault, VideosRequest request, Instant now) {
        return switch (fault) {
            case Fault.Refusal(var body) -> Reply.error(body);
            case Fault.HtmlTooManyRequests() -> Reply.html(429, "Too Many Requests");
            case Fault.CutBody() -> truthful(request, now).cutOff();
            case Fault.Slow(var delay) -> truthful(request, now).delayed(delay);
            case Fault.EmptyList() -> Reply.list(VideoList.whole(Set.of(), List.of()));
            case Fault.MalformedJson() -> truthful(request, now).malformed();
        };
    }

    private Reply chart(VideosRequest.Chart request, Instant now) {
        var chart =
                videos.chartAt(now).stream()
                        .filter(video -> isIn(request.categoryId(), video))
                        .toList();
        if (chart.isEmpty()) {
            return Reply.error(ErrorBody.VIDEO_CHART_NOT_FOUND);
        }
        return request.page().offset() > chart.size()
                ? Reply.error(ErrorBody.INVALID_PAGE_TOKEN)
                : Reply.list(VideoList.page(request, chart));
    }

    private List<LiveVideo> found(List<String> ids, Instant now) {
        return ids.stream()
                .distinct()
                .map(id -> videos.find(id, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isIn(@Nullable String categoryId, LiveVideo video) {
        return categoryId == null || Objects.equals(categoryId, video.charted().categoryId());
    }

    private static int page(VideosRequest request) {
        return request instanceof VideosRequest.Chart chart
                ? chart.page().offset() / chart.maxResults() + 1
                : 1;
    }
}
