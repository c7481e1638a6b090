package uptick.local.sample.video;

import java.time.Duration;
import java.time.Instant;

import uptick.local.sample.snapshot.ChartedVideo;

/// A video as the API shows it at one instant.
///
/// @param charted its texts as last charted, and its counts at the instant
/// @param channelId simulated
/// @param publishedAt simulated
/// @param length simulated
public record LiveVideo(
        ChartedVideo charted, String channelId, Instant publishedAt, Duration length) {

    public String id() {
        return charted.id();
    }
}
