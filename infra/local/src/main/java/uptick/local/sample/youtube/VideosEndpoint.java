package uptick.local.sample.youtube;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.Endpoint;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.Query;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.video.LiveVideo;
import uptick.local.sample.video.SampleVideos;

/// Answers `GET /youtube/v3/videos` for an instant: the key first, then the quota, then the faults,
/// then the request itself.
final class VideosEndpoint implements Endpoint {

    static final String PATH = "/youtube/v3/videos";

    private final SampleVideos videos;
    private final QuotaMeter quota;
    private final FaultPlan faults;

    VideosEndpoint(SampleVideos videos, QuotaMeter quota, FaultPlan faults) {
        this.videos = videos;
        this.quota = quota;
        this.faults = faults;
    }

    @Override
    public Reply answer(Asked asked) {
        return asked.gets(PATH)
                ? answer(asked.query(), asked.at())
                : Reply.html(404, "Error 404 (Not Found)");
    }

    Reply answer(Query query, Instant now) {
        var key = query.first("key");
        if (key.isEmpty()) {
            return ErrorBody.KEY_MISSING.reply();
        }
        if (key.get().isBlank()) {
            return ErrorBody.KEY_INVALID.reply();
        }
        var request = RequestReader.read(query);
        var reply =
                faults.reply(
                        now,
                        page(request),
                        () -> truthful(request, now),
                        () -> list(VideoList.whole(Set.of(), List.of())));
        return quota.take(now, reply.units()) ? reply : ErrorBody.QUOTA_EXCEEDED.reply();
    }

    private Reply truthful(VideosRequest request, Instant now) {
        return switch (request) {
            case VideosRequest.Refused(var why) -> why.reply();
            case VideosRequest.ById(var parts, var ids) ->
                    list(VideoList.whole(parts, found(ids, now)));
            case VideosRequest.Chart chart -> chart(chart, now);
        };
    }

    private static Reply list(VideoList list) {
        return Reply.json(list.json(), list.ids());
    }

    private Reply chart(VideosRequest.Chart request, Instant now) {
        var chart =
                videos.chartAt(now).stream()
                        .filter(video -> isIn(request.categoryId(), video))
                        .toList();
        if (chart.isEmpty()) {
            return ErrorBody.VIDEO_CHART_NOT_FOUND.reply();
        }
        return request.page().offset() > chart.size()
                ? ErrorBody.INVALID_PAGE_TOKEN.reply()
                : list(VideoList.page(request, chart));
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
