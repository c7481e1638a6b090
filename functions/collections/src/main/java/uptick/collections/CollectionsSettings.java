package uptick.collections;

import java.net.URI;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// What is collected and from where, `uptick.collections.*`.
///
/// @param provenance `live`, or `sample` where the providers are replayed: what every run says of itself
/// @param youtubeKey API key of the YouTube Data API, secret; without it YouTube is not asked
/// @param youtubeUrl where the YouTube Data API answers, without a slash at the end
/// @param youtubeRegion whose chart is read, ISO 3166-1 alpha-2
/// @param youtubeChartPages how many pages of 50 videos at most, one unit each
/// @param youtubeDailyUnits units a day of YouTube's, midnight to midnight Pacific
/// @param topicsPerRun how many tracked topics one run looks for
@ConfigurationProperties("uptick.collections")
public record CollectionsSettings(
        @Bindable(defaultValue = "live") String provenance,
        @Nullable String youtubeKey,
        @Bindable(defaultValue = "https://www.googleapis.com/youtube/v3") URI youtubeUrl,
        @Bindable(defaultValue = "GB") String youtubeRegion,
        @Bindable(defaultValue = "4") int youtubeChartPages,
        @Bindable(defaultValue = "10000") int youtubeDailyUnits,
        @Bindable(defaultValue = "1000") int topicsPerRun) {

    public CollectionsSettings {
        if (!provenance.equals("live") && !provenance.equals("sample")) {
            throw new IllegalArgumentException(
                    "uptick.collections.provenance must be live or sample");
        }
        if (youtubeUrl.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "uptick.collections.youtube-url must not end with a slash");
        }
        if (!youtubeRegion.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "uptick.collections.youtube-region must be two capital letters, such as GB");
        }
        if (youtubeChartPages < 1 || youtubeChartPages > 4) {
            throw new IllegalArgumentException(
                    "uptick.collections.youtube-chart-pages must be 1 to 4: a chart has 200 videos");
        }
        if (youtubeDailyUnits < 0 || topicsPerRun < 1) {
            throw new IllegalArgumentException("uptick.collections: units and topics are counts");
        }
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "CollectionsSettings[" + provenance + ", " + youtubeUrl + ", " + youtubeRegion + "]";
    }
}
