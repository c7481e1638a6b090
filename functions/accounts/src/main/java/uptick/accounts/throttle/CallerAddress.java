package uptick.accounts.throttle;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/// Where a request comes from: the one place that decides which address is believed.
///
/// It is the connection's, which no client can make up; a header would be anybody's to send.
@Singleton
public final class CallerAddress {

    /// The address as text, `unknown` where there is none.
    public String of(HttpRequest<?> request) {
        var address = request.getRemoteAddress().getAddress();
        return address == null ? "unknown" : address.getHostAddress();
    }
}
