package uptick.collections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.testing.token.TestTokens;

/// Calls the function over HTTP, as a user or as nobody.
///
/// @param user whose token goes with each request, null for none
/// @param role that the token says, beside that of a user
record Api(HttpClient client, URI host, @Nullable UUID user, String role) {

    static Api at(URI host) {
        return new Api(HttpClient.newHttpClient(), host, null, "user");
    }

    Api as(UUID somebody) {
        return new Api(client, host, somebody, "user");
    }

    Api asEditor(UUID somebody) {
        return new Api(client, host, somebody, "editor");
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

    HttpResponse<String> post(String path, String body, @Nullable String idempotencyKey) {
        var request =
                HttpRequest.newBuilder(host.resolve(path))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (idempotencyKey != null) {
            request.header("idempotency-key", idempotencyKey);
        }
        return send(request);
    }

    HttpResponse<String> send(String method, String path) {
        return send(
                HttpRequest.newBuilder(host.resolve(path)).method(method, BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (user != null) {
            request.header("authorization", "Bearer " + TestTokens.of(user, 0, "user", role));
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
