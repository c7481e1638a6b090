package uptick.collections.trend;

import java.net.URI;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.youtube.YoutubeApi;

/// How YouTube is asked, `uptick.collections.youtube.*`.
///
/// @param key API key of the YouTube Data API, secret; without it YouTube is not asked
/// @param base where the YouTube Data API answers, without a slash at the end
/// @param region whose chart is read, ISO 3166-1 alpha-2
/// @param chartPages how many pages of 50 videos at most, one unit each
@ConfigurationProperties("uptick.collections.youtube")
record YoutubeSettings(
        @Nullable String key,
        @Bindable(defaultValue = "https://www.googleapis.com/youtube/v3") URI base,
        @Bindable(defaultValue = "GB") String region,
        @Bindable(defaultValue = "4") int chartPages) {

    YoutubeSettings {
        if (base.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "uptick.collections.youtube.base must not end with a slash");
        }
        if (!region.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException(
                    "uptick.collections.youtube.region must be two capital letters, such as GB");
        }
        if (chartPages < 1 || chartPages > 4) {
            throw new IllegalArgumentException(
                    "uptick.collections.youtube.chart-pages must be 1 to 4: a chart has 200 videos");
        }
    }

    boolean hasKey() {
        return key != null && !key.isBlank();
    }

    /// The API, with the key.
    YoutubeApi api() {
        return new YoutubeApi(base, String.valueOf(key));
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "YoutubeSettings[" + base + ", " + region + "]";
    }
}
