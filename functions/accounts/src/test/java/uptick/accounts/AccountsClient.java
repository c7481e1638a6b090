package uptick.accounts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.runtime.server.EmbeddedServer;

/// A client of the function's routes, over real HTTP.
final class AccountsClient {

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    AccountsClient(EmbeddedServer server) {
        this.server = server.getURI();
    }

    HttpResponse<String> logIn(String login, String password)
            throws IOException, InterruptedException {
        return post(JSONObjectUtils.toJSONString(Map.of("login", login, "password", password)));
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve("/v1/login"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> me(String token) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve("/v1/me"))
                        .header("authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    /// The token of an account whose password is that of [Rows].
    String token(String login) throws IOException, InterruptedException {
        return token(logIn(login, Rows.PASSWORD));
    }

    static String token(HttpResponse<String> login) {
        return (String)
                Objects.requireNonNull(json(login.body()).get("access_token"), login.body());
    }

    static Map<String, Object> json(String text) {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException wrong) {
            throw new AssertionError(text, wrong);
        }
    }
}
