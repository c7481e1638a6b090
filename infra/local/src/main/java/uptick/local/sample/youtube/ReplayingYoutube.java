package uptick.local.sample.youtube;

import java.net.URI;
import java.time.Clock;

import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.ReplyLedger;
import uptick.local.sample.video.SampleVideos;

/// A server on this machine that answers as YouTube's Data API v3 would have on the recorded days.
///
/// It knows `GET /youtube/v3/videos`, by chart and by id. What it answers depends on the injected
/// clock, the request, the units used and the planned faults only: the same four give the same bytes.
public final class ReplayingYoutube implements AutoCloseable {

    private final ReplayingProvider provider;
    private final QuotaMeter quota;

    private ReplayingYoutube(ReplayingProvider provider, QuotaMeter quota) {
        this.provider = provider;
        this.quota = quota;
    }

    /// Starts on a free port of the loopback address.
    ///
    /// @param clock says which morning it is
    /// @param unitsPerDay the quota, [QuotaMeter#DEFAULT_LIMIT] as Google grants it
    /// @throws java.io.UncheckedIOException where no port can be had
    public static ReplayingYoutube start(SampleVideos videos, Clock clock, int unitsPerDay) {
        var quota = new QuotaMeter(unitsPerDay);
        return new ReplayingYoutube(
                ReplayingProvider.start(clock, faults -> new VideosEndpoint(videos, quota, faults)),
                quota);
    }

    /// The address that stands for `https://www.googleapis.com`, without a path.
    public URI address() {
        return provider.address();
    }

    public FaultPlan faults() {
        return provider.faults();
    }

    public QuotaMeter quota() {
        return quota;
    }

    public ReplyLedger ledger() {
        return provider.ledger();
    }

    @Override
    public void close() {
        provider.close();
    }
}
