package uptick.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/// What came back over HTTP.
record Answer(int status, java.net.http.HttpHeaders headers, String body) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Asks.
    ///
    /// @param token null for an anonymous request
    /// @param body JSON, null for none
    static Answer to(String method, URI address, @Nullable String token, @Nullable String body) {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return of(request.build());
    }

    static Answer of(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    /// The value of a header, empty where it is absent.
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// A member of the outermost JSON object.
    ///
    /// @throws AssertionError where the body is no such thing
    Json at(String member) {
        return Json.of(body).at(member);
    }
}
