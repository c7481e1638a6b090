package uptick.collections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.testing.token.TestTokens;

/// Calls the function over HTTP, as a user or as nobody.
///
/// @param user whose token goes with each request, null for none
/// @param roles of that token
record Api(HttpClient client, URI host, @Nullable UUID user, List<String> roles) {

    static Api at(URI host) {
        return new Api(HttpClient.newHttpClient(), host, null, List.of());
    }

    Api as(UUID somebody) {
        return new Api(client, host, somebody, List.of("user"));
    }

    Api asEditor(UUID somebody) {
        return new Api(client, host, somebody, List.of("user", "editor"));
    }

    HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    HttpResponse<String> put(String path) {
        return send("PUT", path);
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path);
    }

    HttpResponse<String> send(String method, String path) {
        return send(
                HttpRequest.newBuilder(host.resolve(path)).method(method, BodyPublishers.noBody()));
    }

    /// @param headers names and values in turn
    HttpResponse<String> send(String method, String path, String json, String... headers) {
        var request =
                HttpRequest.newBuilder(host.resolve(path))
                        .method(method, BodyPublishers.ofString(json))
                        .header("content-type", "application/json");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (user != null) {
            request.header(
                    "authorization",
                    "Bearer " + TestTokens.of(user, 0, roles.toArray(String[]::new)));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
