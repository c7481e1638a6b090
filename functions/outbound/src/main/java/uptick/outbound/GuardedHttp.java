package uptick.outbound;

/// A client for other people's servers that reaches only listed origins, in bounded time and memory.
public interface GuardedHttp {

    /// Sends one GET at most once and reads the whole reply.
    ///
    /// Nothing about the network is thrown: each end of the call is a [Reply]. Redirects are never followed and nothing
    /// is retried here, so one call is one unit of somebody's quota; see [Retrying] for more than one attempt.
    ///
    /// @throws IllegalStateException for a defect of this client; its text holds no query, header or body
    Reply get(Call call);
}
