package uptick.outbound;

/// How a call ended, sorted by what it means for a quota: answered, certainly not sent, or unknown.
///
/// The details are for people; they hold no query value, header value or body.
public sealed interface Reply {

    /// The provider answered, with any status, and the whole body arrived.
    ///
    /// The headers are as received, so a `Content-Length` counts compressed bytes while the body is inflated.
    ///
    /// @param status 200 to 599; a redirect is an answer like any other
    /// @param body never partial; empty where there is none. Not copied: whoever takes it owns it
    @SuppressWarnings("ArrayRecordComponent") // up to megabytes, parsed once, never compared
    record Answered(int status, Headers headers, byte[] body) implements Reply {

        @Override
        public String toString() {
            return "Answered[status=" + status + ", " + body.length + " bytes]";
        }
    }

    /// The request certainly never left for the provider: a quota reservation for it may be released.
    record NotSent(Reason reason, String detail) implements Reply {}

    /// The provider may have received the request, but there is no usable answer: it counts as used.
    record Unknown(Reason reason, String detail) implements Reply {}
}
