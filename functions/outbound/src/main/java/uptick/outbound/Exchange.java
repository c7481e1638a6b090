package uptick.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import javax.net.ssl.SSLException;

/// One request and its reply, blocking; whoever runs it watches the clock and shuts the client down.
record Exchange(HttpClient client, HttpRequest request, OneSend send, OutboundSettings settings) {

    Reply run() {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                Headers headers = new Headers(response.headers().map());
                return WholeBody.read(
                        response.statusCode(), headers, body, settings.maxBodyBytes());
            }
        } catch (IllegalArgumentException failure) {
            // the request is sound, it was built already; this is how the JDK reports a
            // Content-Length that is no number
            return send.failed(Reason.MALFORMED, failure.getClass().getSimpleName());
        } catch (IOException failure) {
            return send.failed(reasonOf(failure), failure.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return send.failed(Reason.INTERRUPTED, "interrupted while receiving");
        }
    }

    private static Reason reasonOf(IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _, ConnectException _ -> Reason.NOT_CONNECTED;
            case SSLException _ -> Reason.TLS_FAILED;
            case ProtocolException _ -> Reason.MALFORMED;
            default -> Reason.CONNECTION_LOST;
        };
    }
}
