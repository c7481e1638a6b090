package uptick.outbound;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// The limits of the guarded client, `uptick.outbound.*`.
///
/// @param allowedOrigins whom we may call: `https://host` or `https://host:port` with a public name, and for providers on
///     this machine also `http` or `https` with `localhost`, `127.x.x.x` or `[::1]`
/// @param userAgent how we introduce ourselves; Reddit wants `<platform>:<app id>:<version> (by /u/<name>)`, Wikimedia
///     a contact
/// @param connectTimeout for the TCP connection and the TLS handshake together
/// @param exchangeTimeout for everything from the look-up of the name to the last byte of the body
/// @param maxBodyBytes the largest body, as received and also when inflated; 1 byte to 64 MiB
@ConfigurationProperties("uptick.outbound")
public record OutboundSettings(
        @Bindable(
                        defaultValue =
                                """
                                https://www.googleapis.com,\
                                https://youtube.googleapis.com,\
                                https://oauth.reddit.com,\
                                https://www.reddit.com,\
                                https://trends.google.com,\
                                https://api.similarweb.com,\
                                https://wikimedia.org,\
                                https://hn.algolia.com,\
                                https://hacker-news.firebaseio.com""")
                List<String> allowedOrigins,
        @Bindable(defaultValue = "Uptick/0.1") String userAgent,
        @Bindable(defaultValue = "3s") Duration connectTimeout,
        @Bindable(defaultValue = "20s") Duration exchangeTimeout,
        @Bindable(defaultValue = "8388608") int maxBodyBytes) {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]*");
    private static final int LARGEST_BODY = 64 << 20;

    public OutboundSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedOrigins.forEach(Origin::listed);
        if (!PRINTABLE.matcher(userAgent).matches()) {
            throw new IllegalArgumentException(
                    "uptick.outbound.user-agent must be printable ASCII");
        }
        if (!connectTimeout.isPositive() || connectTimeout.compareTo(exchangeTimeout) > 0) {
            throw new IllegalArgumentException(
                    "uptick.outbound.connect-timeout must be positive and within exchange-timeout");
        }
        if (maxBodyBytes < 1 || maxBodyBytes > LARGEST_BODY) {
            throw new IllegalArgumentException(
                    "uptick.outbound.max-body-bytes must be 1 to " + LARGEST_BODY);
        }
    }
}
