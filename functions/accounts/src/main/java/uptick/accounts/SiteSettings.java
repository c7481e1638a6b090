package uptick.accounts;

import java.net.URI;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// Where the page is that people use, `uptick.accounts.*`.
///
/// @param siteUrl its address as a browser writes it, without a path, such as `https://uptick.example.com`; null where only the
///     Host header tells
/// @param insecureCookies whether the session's cookie goes over plain HTTP too; for a server that only its own machine
///     reaches
@ConfigurationProperties("uptick.accounts")
public record SiteSettings(
        @Nullable String siteUrl, @Bindable(defaultValue = "false") boolean insecureCookies) {

    public SiteSettings {
        if (siteUrl != null && !isOrigin(siteUrl)) {
            throw new IllegalArgumentException(
                    "uptick.accounts.site-url must be http(s)://host or http(s)://host:port");
        }
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = URI.create(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && text.equals(uri.getScheme() + "://" + uri.getAuthority())
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
