package uptick.edge.request;

import io.micronaut.http.HttpRequest;

/// Knows who is at the other end of a request: each kind of server has it elsewhere.
public interface Connection {

    /// The address as text, without a port.
    String address(HttpRequest<?> request);
}
