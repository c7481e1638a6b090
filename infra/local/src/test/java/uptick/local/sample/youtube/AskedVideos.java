package uptick.local.sample.youtube;

import java.time.Instant;
import java.util.Map;

import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.Query;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.video.SampleVideos;

/// Asks YouTube for videos without a socket.
record AskedVideos(VideosEndpoint endpoint) {

    static AskedVideos of(SampleVideos videos, QuotaMeter quota, FaultPlan faults) {
        return new AskedVideos(new VideosEndpoint(videos, quota, faults));
    }

    Reply answer(String rawQuery, Instant now) {
        return endpoint.answer(
                new Asked(
                        now,
                        "GET",
                        VideosEndpoint.PATH,
                        Query.of(rawQuery),
                        Map.of(),
                        Query.of(null)));
    }
}
