package uptick.edge.request;

import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// Knows who is at the other end of a request, and what came from there: each kind of server has it elsewhere.
public interface Connection {

    /// The address as text, without a port.
    String address(HttpRequest<?> request);

    /// The query as it was sent, still escaped; null where there is none.
    @Nullable String rawQuery(HttpRequest<?> request);
}
