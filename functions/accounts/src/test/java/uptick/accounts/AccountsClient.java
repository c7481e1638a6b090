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
public final class AccountsClient {

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    public AccountsClient(EmbeddedServer server) {
        this.server = server.getURI();
    }

    /// Where the server is, as a browser writes it.
    public URI address() {
        return server;
    }

    public HttpResponse<String> logIn(String login, String password)
            throws IOException, InterruptedException {
        return post(JSONObjectUtils.toJSONString(Map.of("login", login, "password", password)));
    }

    /// A login with this very body.
    public HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post("/v1/login", body);
    }

    /// A POST of JSON.
    ///
    /// @param headers names and values in turns
    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                BodyHandlers.ofString());
    }

    /// A request without a body and its type.
    ///
    /// @param headers names and values in turns, at least one
    public HttpResponse<String> postNothing(String path, String... headers)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .POST(BodyPublishers.noBody())
                        .headers(headers)
                        .build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> me(String token) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve("/v1/me"))
                        .header("authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    /// The token of an account whose password is that of [Rows].
    public String token(String login) throws IOException, InterruptedException {
        return token(logIn(login, Rows.PASSWORD));
    }

    public static String token(HttpResponse<String> login) {
        return (String)
                Objects.requireNonNull(json(login.body()).get("access_token"), login.body());
    }

    public static Map<String, Object> json(String text) {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException wrong) {
            throw new AssertionError(text, wrong);
        }
    }

    /// A text of an answer's body.
    public static String text(HttpResponse<String> answer, String member) {
        return (String)
                Objects.requireNonNull(
                        json(answer.body()).get(member), answer.statusCode() + answer.body());
    }
}
