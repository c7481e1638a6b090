package uptick.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uptick.outbound.Clients.allowing;
import static uptick.outbound.Clients.answered;
import static uptick.outbound.Clients.assertNotSent;
import static uptick.outbound.Clients.assertUnknown;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FormsTest {

    @Test
    void arePostedEncodedWithTheirLengthAndBasicAuthorization() throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/v1/access_token",
                exchange -> {
                    seen.add(exchange.getRequestMethod());
                    seen.add(exchange.getRequestHeaders().getFirst("Content-Type"));
                    seen.add(exchange.getRequestHeaders().getFirst("Content-Length"));
                    seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
                    seen.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("{}".getBytes(UTF_8));
                    exchange.close();
                });
        server.start();
        String origin = "http://localhost:" + server.getAddress().getPort();

        Call call =
                Call.posting(
                                URI.create(origin + "/api/v1/access_token"),
                                Map.of("grant_type", "a b&c=d é"))
                        .withBasicAuthorization("Aladdin", "open sesame");
        Reply reply = allowing(origin).send(call);

        server.stop(0);
        assertThat(answered(reply).status()).isEqualTo(200);
        // the credentials are the example of RFC 7617, 2
        assertThat(seen)
                .containsExactly(
                        "POST",
                        "application/x-www-form-urlencoded",
                        "29",
                        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
                        "grant_type=a+b%26c%3Dd+%C3%A9");
    }

    @Test
    void goOutOnceEvenIfTheConnectionEndsOrIsReset() {
        for (RawServer.Behaviour end :
                List.<RawServer.Behaviour>of(
                        connection -> {}, connection -> connection.setSoLinger(true, 0))) {
            try (RawServer server = RawServer.answering(end)) {
                Reply reply = allowing(server.origin()).send(form(server.uri("/token")));

                assertUnknown(reply, Reason.CONNECTION_LOST);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Test
    void areNotSentAgainWhereARedirectLeads() {
        try (RawServer server =
                RawServer.answering(
                        "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")) {
            Reply reply = allowing(server.origin()).send(form(server.uri("/token")));

            assertThat(answered(reply).status()).isEqualTo(307);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void goNowhereThatIsNotListed() {
        Reply reply =
                allowing("https://www.reddit.com")
                        .send(form(URI.create("https://www.reddit.example/token")));

        assertNotSent(reply, Reason.ORIGIN_NOT_ALLOWED);
    }

    @Test
    void areNoGet() {
        GuardedHttp client = allowing("https://www.reddit.com");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.get(form(URI.create("https://www.reddit.com/token"))))
                .withMessage("not a GET: POST https://www.reddit.com/token");
    }

    private static Call form(URI uri) {
        return Call.posting(uri, Map.of("grant_type", "client_credentials"));
    }
}
