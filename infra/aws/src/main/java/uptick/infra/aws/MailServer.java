package uptick.infra.aws;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/// The SMTP server that takes the product's mails, with STARTTLS.
///
/// @param host reachable over IPv6, the only way out of the network
/// @param from the sender's address
record MailServer(String host, int port, String from) {

    private static final String SUBMISSION = "587";

    MailServer {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("uptick:mail-port is 1 to 65535, not " + port);
        }
    }

    /// The server of the operator's choices, null where none is named.
    ///
    /// @throws IllegalArgumentException where a server is named without a sender, or the reverse
    static @Nullable MailServer of(
            @Nullable String host, @Nullable String port, @Nullable String from) {
        if (host == null && from == null) {
            return null;
        }
        if (host == null || from == null) {
            throw new IllegalArgumentException(
                    "uptick:mail-host and uptick:mail-from belong together");
        }
        return new MailServer(host, Integer.parseInt(requireNonNullElse(port, SUBMISSION)), from);
    }
}
