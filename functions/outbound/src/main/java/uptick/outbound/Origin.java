package uptick.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whom a request goes to: scheme, host and port, in lower case and with the port always written out.
record Origin(String scheme, String host, int port) {

    // labels of letters, digits and inner hyphens; the last one is no number, so no address in any
    // notation fits
    private static final Pattern PUBLIC_NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.(?:0|[1-9]\\d{0,2})){3}|\\[::1]");

    /// The origin of an address, if it has one and spells it plainly: no user information, no empty or padded port.
    static Optional<Origin> of(URI uri) {
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || host == null) {
            return Optional.empty();
        }
        Origin origin =
                new Origin(
                        scheme.toLowerCase(Locale.ROOT),
                        host.toLowerCase(Locale.ROOT),
                        portOf(uri));
        boolean plain =
                uri.getRawAuthority().equalsIgnoreCase(origin.host)
                        || uri.getRawAuthority().equalsIgnoreCase(origin.host + ":" + origin.port);
        return plain ? Optional.of(origin) : Optional.empty();
    }

    /// The origin that an entry of the allow-list names.
    ///
    /// @throws IllegalArgumentException if the entry is more or less than an origin, an address other than loopback, or
    ///     http to another machine
    static Origin listed(String entry) {
        URI uri = URI.create(entry);
        boolean bare =
                "".equals(uri.getRawPath())
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null;
        return of(uri).filter(origin -> bare && origin.mayBeListed())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "uptick.outbound.allowed-origins: only https://name[:port],"
                                                + " or http on loopback, may be called, not "
                                                + entry));
    }

    /// Whether this is a provider on our own machine.
    boolean loopback() {
        return LOOPBACK.matcher(host).matches();
    }

    private boolean mayBeListed() {
        return switch (scheme) {
            case "https" -> loopback() || PUBLIC_NAME.matcher(host).matches();
            case "http" -> loopback();
            default -> false;
        };
    }

    private static int portOf(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }
}
