package uptick.collections.trend;

import java.net.URI;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.similarweb.SimilarwebApi;

/// How SimilarWeb is asked, `uptick.collections.similarweb.*`.
///
/// @param key of the account, secret; without it SimilarWeb is not asked
/// @param base where version 5 of its API answers, without a slash at the end
/// @param country whose visits are counted, two small letters; `ww` for everywhere
/// @param months how many; an answer costs the account three credits for each
@ConfigurationProperties("uptick.collections.similarweb")
record SimilarwebSettings(
        @Nullable String key,
        @Bindable(defaultValue = "https://api.similarweb.com/v5") URI base,
        @Bindable(defaultValue = "ww") String country,
        @Bindable(defaultValue = "3") int months) {

    /* The least history that any plan has. */
    private static final int MOST_MONTHS = 37;

    SimilarwebSettings {
        if (base.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "uptick.collections.similarweb.base must not end with a slash");
        }
        if (!country.matches("[a-z]{2}")) {
            throw new IllegalArgumentException(
                    "uptick.collections.similarweb.country must be two small letters, such as gb or ww");
        }
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException(
                    "uptick.collections.similarweb.months must be 1 to " + MOST_MONTHS);
        }
    }

    boolean hasKey() {
        return key != null && !key.isBlank();
    }

    /// The API, with the key.
    SimilarwebApi api() {
        return new SimilarwebApi(base, String.valueOf(key));
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "SimilarwebSettings[" + base + ", " + country + ", " + months + "]";
    }
}
