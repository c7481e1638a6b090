package uptick.collections.source.googletrends;

import java.net.URI;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Where Google Trends answers and by which way it is asked, `uptick.collections.google-trends.*`.
///
/// @param base of the site, without a slash at the end
/// @param unofficial whether the site's own JSON may be asked. Google's terms do not grant it; whoever turns it on
///     answers for it
@ConfigurationProperties("uptick.collections.google-trends")
public record GoogleTrendsSettings(
        @Bindable(defaultValue = "https://trends.google.com") URI base,
        @Bindable(defaultValue = "false") boolean unofficial) {

    public GoogleTrendsSettings {
        if (base.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "uptick.collections.google-trends.base must not end with a slash");
        }
    }
}
