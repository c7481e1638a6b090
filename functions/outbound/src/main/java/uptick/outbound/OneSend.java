package uptick.outbound;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicReference;

import uptick.outbound.Reply.NotSent;
import uptick.outbound.Reply.Unknown;

/// A request body, empty for a GET, that lets its request out once and knows whether it has gone.
///
/// This is what tells [NotSent] from [Unknown], and why one call is one request.
final class OneSend implements BodyPublisher {

    /*
     * The JDK's client sends a GET again by itself when the connection ends before the first byte of an answer
     * (MultiExchange.retryOnFailure in java.net.http, on new connections too). The provider would then count two calls
     * where our quota knows one. The documented switch, jdk.httpclient.redirects.retrylimit, is one for the whole JVM and
     * must be set before anybody's first request.
     *
     * But for HTTP/1.1 the client asks the publisher for the length of the body each time that it is about to write the
     * request's first line, after the connection and its TLS handshake stand. So the first question marks the moment from
     * which the provider may know of us, and to refuse any later one stops the second request before its first byte.
     * The price is a "Content-Length: 0" on a GET's wire. GuardedHttpClientTest counts requests, should a JDK change this.
     */
    private enum State {
        WAITING,
        GONE,
        CLOSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final byte[] body;

    /// @param body taken, not copied
    OneSend(byte[] body) {
        this.body = body;
    }

    @Override
    public long contentLength() {
        if (!state.compareAndSet(State.WAITING, State.GONE)) {
            throw new IllegalStateException("This request is not to be sent (again)");
        }
        return body.length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        (body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .subscribe(subscriber);
    }

    /// Ends the call without an answer: as not sent, and from now on never to be sent, if it had not gone yet.
    Reply failed(Reason reason, String detail) {
        return state.compareAndSet(State.WAITING, State.CLOSED) || state.get() == State.CLOSED
                ? new NotSent(reason, detail)
                : new Unknown(reason, detail);
    }
}
