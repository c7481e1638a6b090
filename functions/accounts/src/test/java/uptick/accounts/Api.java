package uptick.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.runtime.server.EmbeddedServer;
import org.jspecify.annotations.Nullable;

/// The function's routes over real HTTP, as whoever holds a token.
public final class Api {

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    public Api(EmbeddedServer server) {
        this.server = server.getURI();
    }

    public Answer get(String path, String token) {
        return send("GET", path, token, null);
    }

    /// Sends a request.
    ///
    /// @param body a JSON text, null for none
    public Answer send(String method, String path, String token, @Nullable String body) {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .header("content-type", "application/json");
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("cache-control").orElse(""),
                    response.headers().firstValue("retry-after").orElse(""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// What came back.
    ///
    /// @param cacheControl the header, empty where there is none
    /// @param retryAfter the header, empty where there is none
    public record Answer(int status, String body, String cacheControl, String retryAfter) {

        public Map<String, Object> json() {
            try {
                return JSONObjectUtils.parse(body);
            } catch (ParseException wrong) {
                throw new AssertionError(body, wrong);
            }
        }

        /// A member that is a text.
        public String text(String member) {
            return (String) Objects.requireNonNull(json().get(member), body);
        }

        /// The member `items`.
        @SuppressWarnings("unchecked")
        public List<Map<String, Object>> items() {
            return (List<Map<String, Object>>) Objects.requireNonNull(json().get("items"), body);
        }

        /// What kind of refusal it is, such as `403 /problems/forbidden`.
        public String problem() {
            return status + " " + json().get("type");
        }
    }
}
