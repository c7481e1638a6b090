package uptick.collections.trend;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Which interest Google Trends is asked for, `uptick.collections.google-trends.*`; where and by which way is another
/// matter, see [uptick.collections.source.googletrends.GoogleTrendsSettings].
///
/// @param anchor a term that stands in every request, so that their values compare: something that people look for
///     every day. Series that were pulled with another one compare with none of a new one
/// @param days how far a series goes back; Google counts by days up to 269 of them, by weeks above
@ConfigurationProperties("uptick.collections.google-trends")
record InterestSettings(
        @Bindable(defaultValue = "weather") String anchor,
        @Bindable(defaultValue = "180") int days) {

    private static final int MOST_DAYS = 1_800;
    private static final int LONGEST_TERM = 100;

    InterestSettings {
        if (anchor.isBlank() || anchor.length() > LONGEST_TERM) {
            throw new IllegalArgumentException(
                    "uptick.collections.google-trends.anchor must be a term of up to "
                            + LONGEST_TERM
                            + " characters");
        }
        if (days < 2 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "uptick.collections.google-trends.days must be 2 to " + MOST_DAYS);
        }
    }
}
