package uptick.edge.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.WithDatabase;

/// What holds in the server of the local runner; behind the gateway, `HttpApiRefusalsTest` and `ViewerHopTest`.
@WithDatabase
@MicronautTest(transactional = false)
@Property(name = "uptick.shape", value = "true")
@Property(name = "uptick.edge.hop-secret", value = "f00d")
class EveryExchangeTest {

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    EveryExchangeTest(EmbeddedServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shape", "/nowhere", "/health", "/shape?q=%00", "/shape/%"})
    void answersStayOutOfCachesUnlessTheirRouteSaysOtherwise(String address) throws Exception {
        var answer = raw("GET " + address + " HTTP/1.1\r\n").toLowerCase(Locale.ROOT);

        assertThat(answer).contains("cache-control: no-store", "x-content-type-options: nosniff");
        assertThat(raw("GET /shape/cached HTTP/1.1\r\n").toLowerCase(Locale.ROOT))
                .contains("cache-control: max-age=60")
                .doesNotContain("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shape/a%00b",
                "/shape?q=a%00b",
                "/shape?%00=a",
                "/shape?q=%ff",
                "/shape?q=%c3",
                "/shape?q=%c3a%a4",
                "/shape/%ed%a0%80",
                "/shape/%",
                "/shape?q=%",
                "/shape?q=%zz"
            })
    void addressesThatAreNoneAreRefused(String address) throws Exception {
        assertThat(raw("GET " + address + " HTTP/1.1\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aKnownAddressSaysWhichMethodsItTakes() throws Exception {
        var answer = send(request("/shape").DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(String.join(",", answer.headers().allValues("allow")).split(",\\s*"))
                .contains("GET", "POST");
        assertThat(answer.body()).contains("/problems/method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, text/*"})
    void whoTakesNoJsonGetsNone(String accept) throws Exception {
        var answer = send(request("/shape").header("accept", accept));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(406);
        assertThat(answer.body()).contains("/problems/not-acceptable");
        assertThat(answer.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/html, application/json;q=0.1",
                "application/json;q=0.5",
                "garbage"
            })
    void whoTakesJsonGetsIt(String accept) throws Exception {
        var answer = send(request("/shape").header("accept", accept));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    }

    @Test
    void aBodyIsAMegabyteAtMost() throws Exception {
        var answer =
                send(
                        request("/shape")
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString(" ".repeat(1_048_577))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large");
    }

    @Test
    void aRequestComesFromItsConnectionWhateverItsHeadersSay() throws Exception {
        var answer =
                send(
                        request("/from")
                                .header("x-uptick-edge-hop", "f00d")
                                .header("x-uptick-viewer-address", "203.0.113.99")
                                .header("x-forwarded-for", "203.0.113.99")
                                .header("forwarded", "for=203.0.113.99"));

        assertThat(answer.body()).contains("\"text\":\"127.0.0.1\"");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /* Java's client sends no address that is none. */
    private String raw(String requestLine) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            (requestLine + "host: localhost\r\nconnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
