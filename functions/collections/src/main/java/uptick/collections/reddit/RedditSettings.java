package uptick.collections.reddit;

import java.net.URI;
import java.time.Duration;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.reddit.RedditApi;

/// How Reddit is asked, `uptick.collections.reddit.*`.
///
/// @param clientId of the application as Reddit registered it; without it Reddit is not asked
/// @param clientSecret of the same, secret
/// @param base where its data are answered, without a slash at the end
/// @param login where its tokens are given, without a slash at the end
/// @param forgetAfter after how long a post's name and words are given up that no run was shown since
@ConfigurationProperties("uptick.collections.reddit")
public record RedditSettings(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Bindable(defaultValue = "https://oauth.reddit.com") URI base,
        @Bindable(defaultValue = "https://www.reddit.com") URI login,
        @Bindable(defaultValue = "90d") Duration forgetAfter) {

    public RedditSettings {
        if (base.toString().endsWith("/") || login.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "uptick.collections.reddit: base and login must not end with a slash");
        }
        if (clientId != null && clientId.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "uptick.collections.reddit.client-id must not hold a colon");
        }
        if (!forgetAfter.isPositive()) {
            throw new IllegalArgumentException(
                    "uptick.collections.reddit.forget-after must be longer than nothing");
        }
    }

    /// Whether there is an application to ask as.
    public boolean hasApplication() {
        return clientId != null
                && !clientId.isBlank()
                && clientSecret != null
                && !clientSecret.isBlank();
    }

    /// Where to ask.
    public RedditApi api() {
        return new RedditApi(base, login);
    }

    /// Leaves the secret out.
    @Override
    public String toString() {
        return "RedditSettings[" + clientId + ", " + base + ", " + login + "]";
    }
}
