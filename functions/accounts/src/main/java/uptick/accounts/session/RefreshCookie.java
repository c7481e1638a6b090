package uptick.accounts.session;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

import uptick.accounts.SiteSettings;

/// The cookie in which a browser keeps the refresh token, out of reach of scripts, and when it is believed.
///
/// A browser sends cookies along whoever asks it to, so this one counts only for what the page itself sends: with a header
/// that no form can have and that a script of another site may not send without being asked about first (which nothing
/// here grants), and from the page's own origin where the browser says from where. SameSite=Strict keeps it at home already; this
/// holds where that is not known, and against neighbours under the same domain.
@Singleton
final class RefreshCookie {

    private static final String NAME = "uptick_refresh";
    private static final String REQUESTED_WITH = "x-requested-with";
    private static final String US = "uptick";
    private static final String FETCH_SITE = "sec-fetch-site";

    private final SiteSettings settings;

    RefreshCookie(SiteSettings settings) {
        this.settings = settings;
    }

    /// The header value that sets it.
    String set(String token, Duration lifetime) {
        return NAME
                + "="
                + token
                + "; Max-Age="
                + lifetime.toSeconds()
                + "; Path=/v1; HttpOnly; SameSite=Strict"
                + (settings.insecureCookies() ? "" : "; Secure");
    }

    /// The header value that takes it away.
    String clear() {
        return set("", Duration.ZERO);
    }

    /// The token that a request brings, where it counts.
    Optional<String> of(HttpRequest<?> request) {
        return isOfThePage(request) ? theOnly(request) : Optional.empty();
    }

    private boolean isOfThePage(HttpRequest<?> request) {
        return request.getHeaders().getAll(REQUESTED_WITH).equals(List.of(US))
                && request.getHeaders().getAll(FETCH_SITE).stream().allMatch("same-origin"::equals)
                && request.getHeaders().getAll(HttpHeaders.ORIGIN).stream()
                        .allMatch(origin -> isOurs(origin, request));
    }

    /* Without the setting a browser's own word is enough, which no page can put into its mouth: behind a gateway the Host
     * header names the gateway. Older browsers say the origin alone, and so does whatever is no browser. */
    private boolean isOurs(String origin, HttpRequest<?> request) {
        if (settings.siteUrl() != null) {
            return origin.equals(settings.siteUrl());
        }
        if (request.getHeaders().contains(FETCH_SITE)) {
            return true;
        }
        try {
            var host = request.getHeaders().getAll(HttpHeaders.HOST);
            return host.size() == 1
                    && host.getFirst().equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /* Two of one name are an attempt to slip one in from a neighbouring domain: then neither counts. */
    private static Optional<String> theOnly(HttpRequest<?> request) {
        var values =
                request.getHeaders().getAll(HttpHeaders.COOKIE).stream()
                        .flatMap(header -> Arrays.stream(header.split(";", -1)))
                        .map(String::strip)
                        .filter(pair -> pair.startsWith(NAME + "="))
                        .map(pair -> pair.substring(NAME.length() + 1))
                        .filter(value -> !value.isEmpty())
                        .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
