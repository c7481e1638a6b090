package uptick.outbound;

/// Why a call has no usable answer.
public enum Reason {
    /// The address is not on the allow-list: another host, port or scheme, user information, or an odd spelling.
    ORIGIN_NOT_ALLOWED(false),
    /// The name leads to a private, loopback, link-local, multicast or otherwise special address.
    ADDRESS_NOT_PUBLIC(false),
    /// The name leads nowhere.
    NAME_NOT_RESOLVED(true),
    /// No connection came about: refused, unreachable, or not within the time to connect.
    NOT_CONNECTED(true),
    /// No trusted, encrypted connection came about or it broke: a wrong certificate, host name or protocol.
    TLS_FAILED(true),
    /// The whole exchange took longer than allowed.
    TIMED_OUT(true),
    /// The connection ended before the answer's headers were complete.
    CONNECTION_LOST(true),
    /// What came is no HTTP/1.1 answer, its framing contradicts itself, or its headers are too large.
    MALFORMED(true),
    /// The body ended early, or nothing proves that it did not.
    BODY_CUT(true),
    /// The body, inflated if it was compressed, is over the limit.
    BODY_TOO_LARGE(false),
    /// The body is no sound gzip, or is in a coding that was not asked for.
    BODY_UNREADABLE(true),
    /// The calling thread was interrupted; its flag is set again.
    INTERRUPTED(false);

    private final boolean passing;

    Reason(boolean passing) {
        this.passing = passing;
    }

    /// Whether the same call may well succeed a little later.
    public boolean passing() {
        return passing;
    }
}
