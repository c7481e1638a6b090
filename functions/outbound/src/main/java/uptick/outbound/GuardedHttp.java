package uptick.outbound;

/// A client for other people's servers that reaches only listed origins, in bounded time and memory.
public interface GuardedHttp {

    /// Sends one call at most once and reads the whole reply.
    ///
    /// Nothing about the network is thrown: each end of the call is a [Reply]. Redirects are never followed and nothing
    /// is retried here, so one call is one unit of somebody's quota; see [Retrying] for more than one attempt.
    ///
    /// @throws IllegalStateException for a defect of this client; its text holds no query, header or body
    Reply send(Call call);

    /// Sends one GET, as [#send] does.
    ///
    /// @throws IllegalArgumentException if the call is a POST
    default Reply get(Call call) {
        if (call.form() != null) {
            throw new IllegalArgumentException("not a GET: " + call);
        }
        return send(call);
    }
}
