package uptick.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import uptick.testing.token.TestTokens;

/// Calls the function over HTTP, as somebody or as nobody.
///
/// @param token null for none
record Api(HttpClient client, URI host, @Nullable String token) {

    static Api at(URI host) {
        return new Api(HttpClient.newHttpClient(), host, null);
    }

    Api as(String bearer) {
        return new Api(client, host, bearer);
    }

    /// A token that counts at an instant.
    static String token(UUID user, Instant now, String... roles) {
        return TestTokens.signed(
                UnaryOperator.identity(),
                TestTokens.claims(user, 0, roles)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(600)))
                        .build(),
                TestTokens.AT_JWT);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    HttpResponse<String> put(String path, String body) {
        return send("PUT", path, body);
    }

    /// The body of an answer that has to be 200.
    String read(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    HttpResponse<String> send(String method, String path, @Nullable String body) {
        var request =
                HttpRequest.newBuilder(host.resolve(path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .header("content-type", "application/json");
        if (token != null) {
            request.header("authorization", "Bearer " + token);
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

    static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/problems/" + type + "\"");
    }
}
