package uptick.outbound.mail;

import java.time.Duration;
import java.util.regex.Pattern;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// The operator's mail server, `uptick.mail.*`; the endpoint of Amazon SES is one like any other.
///
/// @param host its name, null or blank where no mail is sent
/// @param port 587 for STARTTLS, usually 465 for TLS from the first byte
/// @param user whom to log in as, null where the server asks nobody
/// @param password secret
/// @param from the sender's address; needed with a host
/// @param starttls whether the connection is turned into TLS after its greeting, and given up where the server does not offer that;
///     else it is TLS from the first byte
/// @param plain whether there is no TLS at all; only to a server on this machine (`localhost`, `127.x.x.x`, `::1`)
/// @param connectTimeout for the TCP connection
/// @param timeout for each answer of the server
@ConfigurationProperties("uptick.mail")
public record MailSettings(
        @Nullable String host,
        @Bindable(defaultValue = "587") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @Bindable(defaultValue = "true") boolean starttls,
        @Bindable(defaultValue = "false") boolean plain,
        @Bindable(defaultValue = "3s") Duration connectTimeout,
        @Bindable(defaultValue = "10s") Duration timeout) {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");

    public MailSettings {
        host = blankToNull(host);
        user = blankToNull(user);
        password = blankToNull(password);
        if (host != null && (from == null || !Mail.isOneAddress(from))) {
            throw new IllegalArgumentException(
                    "uptick.mail.from must be the sender's address where uptick.mail.host is set");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "uptick.mail.user and uptick.mail.password belong together");
        }
        if (plain && host != null && !THIS_MACHINE.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "uptick.mail.plain is for a server on this machine: everybody between would read the mails");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("uptick.mail.port must be 1 to 65535");
        }
        if (connectTimeout.toMillis() < 1 || timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "uptick.mail.connect-timeout and timeout must be positive");
        }
    }

    /// Leaves out the password.
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
