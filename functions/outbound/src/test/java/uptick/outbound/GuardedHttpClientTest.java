package uptick.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uptick.outbound.Clients.allowing;
import static uptick.outbound.Clients.answered;
import static uptick.outbound.Clients.assertUnknown;
import static uptick.outbound.Clients.get;
import static uptick.outbound.Clients.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.outbound.Reply.Answered;

@Timeout(30)
class GuardedHttpClientTest {

    @Nested
    class Answers {

        @Test
        void carryStatusHeadersAndTheWholeBody() throws IOException {
            byte[] page = "{\"kind\":\"youtube#videoListResponse\"}".getBytes(UTF_8);
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/youtube/v3/videos",
                    exchange -> {
                        exchange.getResponseHeaders().put("X-Quota", List.of("a", "b"));
                        exchange.sendResponseHeaders(403, page.length);
                        exchange.getResponseBody().write(page);
                        exchange.close();
                    });
            server.start();
            String origin = "http://localhost:" + server.getAddress().getPort();

            Answered answer =
                    answered(
                            allowing(origin)
                                    .get(
                                            Call.to(
                                                    URI.create(
                                                            origin
                                                                    + "/youtube/v3/videos?part=snippet"))));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(page);
            assertThat(answer.headers().all("x-QUOTA")).containsExactly("a", "b");
            assertThat(answer.headers().first("x-none")).isEmpty();
            server.stop(0);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "401 Unauthorized", // without WWW-Authenticate, as Reddit sends it
                    "407 Proxy Authentication Required",
                    "408 Request Timeout",
                    "429 Too Many Requests",
                    "500 Oops",
                    "503 Service Unavailable",
                    "599 Whatever"
                })
        void comeWithAnyStatus(String status) {
            try (RawServer server =
                    RawServer.answering("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\nno")) {
                Answered answer = answered(get(server));

                assertThat(status).startsWith(Integer.toString(answer.status()));
                assertThat(text(answer)).isEqualTo("no");
                assertThat(server.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"204 No Content", "304 Not Modified"})
        void mayHaveNoBodyByTheirStatus(String status) {
            try (RawServer server =
                    RawServer.answering("HTTP/1.1 " + status + "\r\nETag: \"x\"\r\n\r\n")) {
                Answered answer = answered(get(server));

                assertThat(answer.body()).isEmpty();
            }
        }

        @Test
        void areNotFollowedWhenTheyRedirect() {
            try (RawServer inside =
                            RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                    RawServer server =
                            RawServer.answering(
                                    "HTTP/1.1 302 Found\r\nLocation: "
                                            + inside.origin()
                                            + "/latest/meta-data/\r\nContent-Length: 0\r\n\r\n")) {
                Reply reply =
                        allowing(server.origin(), inside.origin())
                                .get(Call.to(server.uri("/page")));

                assertThat(answered(reply).status()).isEqualTo(302);
                assertThat(inside.connections()).isZero();
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Nested
    class Requests {

        @Test
        void sayWhoWeAreAndAskForGzip() {
            try (RawServer server =
                    RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
                Call call =
                        Call.to(server.uri("/v3/videos?part=snippet%2Cid&chart=mostPopular"))
                                .withHeader("If-None-Match", "\"etag\"")
                                .withSecretParameter("key", "s3cr&t=/+ é");

                answered(allowing(server.origin()).get(call));

                assertThat(server.requests().getFirst().lines())
                        .contains(
                                "GET /v3/videos?part=snippet%2Cid&chart=mostPopular&key=s3cr%26t%3D%2F%2B+%C3%A9 HTTP/1.1",
                                "Host: 127.0.0.1:" + server.port(),
                                "Accept-Encoding: gzip",
                                "User-Agent: Uptick/test",
                                "If-None-Match: \"etag\"");
            }
        }

        @Test
        void haveAPathEvenIfTheAddressHasNone() {
            try (RawServer server =
                    RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
                allowing(server.origin())
                        .get(Call.to(server.uri("")).withSecretParameter("key", "k"));

                assertThat(server.requests().getFirst()).startsWith("GET /?key=k HTTP/1.1\n");
            }
        }

        @Test
        void areAsciiOnTheWire() {
            try (RawServer server =
                    RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
                allowing(server.origin()).get(Call.to(server.uri("/wiki/Café?q=naïve%20x")));

                assertThat(server.requests().getFirst())
                        .startsWith("GET /wiki/Caf%C3%A9?q=na%C3%AFve%20x HTTP/1.1\n");
            }
        }

        @Test
        void goOutOnceEvenIfTheConnectionEndsWithoutAByte() {
            try (RawServer server = RawServer.answering(connection -> {})) {
                Reply reply = get(server);

                assertUnknown(reply, Reason.CONNECTION_LOST);
                assertThat(server.requests()).hasSize(1);
            }
        }

        @Test
        void goOutOnceEvenIfTheConnectionIsReset() {
            try (RawServer server =
                    RawServer.answering(connection -> connection.setSoLinger(true, 0))) {
                Reply reply = get(server);

                assertUnknown(reply, Reason.CONNECTION_LOST);
                assertThat(server.requests()).hasSize(1);
            }
        }

        @Test
        void takeAConnectionOfTheirOwnEach() {
            try (RawServer server =
                    RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
                GuardedHttpClient client = allowing(server.origin());

                client.get(Call.to(server.uri("/1")));
                client.get(Call.to(server.uri("/2")));

                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }
}
