package uptick.local.sample.provider;

/// All of a provider but the socket: the same requests in the same order, at the same instants and with the same faults
/// planned, give the same replies.
@FunctionalInterface
public interface Endpoint {

    /// The reply to a request.
    Reply answer(Asked asked);
}
