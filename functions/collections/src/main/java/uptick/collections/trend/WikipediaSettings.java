package uptick.collections.trend;

import java.net.URI;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How Wikipedia is asked, `uptick.collections.wikipedia.*`.
///
/// @param base where page views are answered, without a slash at the end
/// @param language whose Wikipedia a topic without a language is looked up in
/// @param days how far a series goes back
@ConfigurationProperties("uptick.collections.wikipedia")
record WikipediaSettings(
        @Bindable(defaultValue = "https://wikimedia.org/api/rest_v1/metrics/pageviews") URI base,
        @Bindable(defaultValue = "en") String language,
        @Bindable(defaultValue = "180") int days) {

    private static final int MOST_DAYS = 1_800;

    WikipediaSettings {
        if (base.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "uptick.collections.wikipedia.base must not end with a slash");
        }
        if (!language.matches("[a-z]{2,3}")) {
            throw new IllegalArgumentException(
                    "uptick.collections.wikipedia.language must be two or three small letters, such as en");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "uptick.collections.wikipedia.days must be 1 to " + MOST_DAYS);
        }
    }
}
