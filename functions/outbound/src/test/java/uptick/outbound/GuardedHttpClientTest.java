package uptick.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uptick.outbound.Clients.allowing;
import static uptick.outbound.Clients.answered;
import static uptick.outbound.Clients.assertNotSent;
import static uptick.outbound.Clients.assertUnknown;
import static uptick.outbound.Clients.get;
import static uptick.outbound.Clients.impatient;
import static uptick.outbound.Clients.text;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

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

    @Nested
    class Connections {

        @Test
        void thatAreRefusedSendNothing() throws IOException {
            int freePort;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                freePort = socket.getLocalPort();
            }
            String origin = "http://127.0.0.1:" + freePort;

            Reply reply = allowing(origin).get(Call.to(URI.create(origin + "/")));

            assertNotSent(reply, Reason.NOT_CONNECTED);
        }

        @Test
        void thatNobodyAcceptsSendNothing() throws IOException {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try (ServerSocket full = new ServerSocket(0, 1, loopback);
                    Socket first = new Socket(loopback, full.getLocalPort());
                    Socket second = new Socket(loopback, full.getLocalPort())) {
                String origin = "http://127.0.0.1:" + full.getLocalPort();

                Reply reply = impatient(origin).get(Call.to(URI.create(origin + "/")));

                assertThat(first.isConnected() && second.isConnected()).isTrue();
                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Reply.NotSent.class,
                                it ->
                                        assertThat(it.reason())
                                                .isIn(Reason.NOT_CONNECTED, Reason.TIMED_OUT));
            }
        }

        @Test
        void thatStaySilentTimeOut() {
            CountDownLatch hungUp = new CountDownLatch(1);
            try (RawServer server =
                    RawServer.answering(
                            connection -> {
                                assertThat(connection.getInputStream().read()).isEqualTo(-1);
                                hungUp.countDown();
                            })) {
                Reply reply = impatient(server.origin()).get(Call.to(server.uri("/")));

                assertUnknown(reply, Reason.TIMED_OUT);
                assertThat(hungUp).satisfies(latch -> latch.await());
            }
        }

        @Test
        void thatDripTimeOutAndAreClosed() {
            CountDownLatch hungUp = new CountDownLatch(1);
            try (RawServer server =
                    RawServer.answering(
                            connection -> {
                                OutputStream out = connection.getOutputStream();
                                out.write(
                                        "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                                                .getBytes(UTF_8));
                                drip(out, hungUp);
                            })) {
                Reply reply = impatient(server.origin()).get(Call.to(server.uri("/")));

                assertUnknown(reply, Reason.TIMED_OUT);
                assertThat(hungUp).satisfies(latch -> latch.await());
            }
        }

        @Test
        void thatDripHeadersTimeOut() {
            CountDownLatch hungUp = new CountDownLatch(1);
            try (RawServer server =
                    RawServer.answering(
                            connection -> {
                                connection
                                        .getOutputStream()
                                        .write("HTTP/1.1 200 OK\r\nX: ".getBytes(UTF_8));
                                drip(connection.getOutputStream(), hungUp);
                            })) {
                Reply reply = impatient(server.origin()).get(Call.to(server.uri("/")));

                assertUnknown(reply, Reason.TIMED_OUT);
                assertThat(hungUp).satisfies(latch -> latch.await());
            }
        }

        @Test
        void keepToTheLimitOfTheCallWhereItIsShorter() {
            try (RawServer server =
                    RawServer.answering(connection -> connection.getInputStream().read())) {
                Call call = Call.to(server.uri("/")).within(Duration.ofMillis(100));

                Reply reply = allowing(server.origin()).get(call);

                assertUnknown(reply, Reason.TIMED_OUT);
                assertThat(reply.toString()).contains("PT0.1S");
            }
        }

        @Test
        void areGivenUpWhenTheCallerIsInterrupted() {
            try (RawServer server =
                    RawServer.answering(connection -> connection.getInputStream().read())) {
                Thread.currentThread().interrupt();

                Reply reply = allowing(server.origin()).get(Call.to(server.uri("/")));

                assertThat(Thread.interrupted()).isTrue();
                assertThat(reply.toString()).contains("INTERRUPTED");
            }
        }

        private static void drip(OutputStream out, CountDownLatch hungUp) {
            try {
                for (int i = 0; i < 100_000; i++) {
                    out.write('a');
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException _) {
                hungUp.countDown();
            }
        }
    }

    @Nested
    class Bodies {

        @Test
        void thatNeverEndAreLeftAtTheLimit() throws InterruptedException {
            AtomicLong written = new AtomicLong();
            CountDownLatch hungUp = new CountDownLatch(1);
            long fiftyMegabytes = 50_000_000;
            try (RawServer server =
                    RawServer.answering(
                            connection -> {
                                try {
                                    stream(connection.getOutputStream(), fiftyMegabytes, written);
                                } finally {
                                    hungUp.countDown();
                                }
                            })) {
                Reply reply = get(server);

                hungUp.await();
                assertUnknown(reply, Reason.BODY_TOO_LARGE);
                assertThat(written).hasValueLessThan(fiftyMegabytes);
            }
        }

        private static void stream(OutputStream out, long bytes, AtomicLong written)
                throws IOException {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n").getBytes(UTF_8));
            byte[] block = new byte[16_384];
            while (written.get() < bytes) {
                out.write(block);
                written.addAndGet(block.length);
            }
        }
    }

    @Nested
    class Heads {

        @Test
        void thatNeverEndAreMalformed() {
            Map<String, String> endless = Map.of("many", "X: 1\r\n", "long", "a".repeat(1000));

            endless.forEach(
                    (name, part) -> {
                        try (RawServer server =
                                RawServer.answering(
                                        "HTTP/1.1 200 OK\r\nX: "
                                                + part.repeat(1_000_000 / part.length()))) {
                            assertUnknown(get(server), Reason.MALFORMED);
                        }
                    });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SSH-2.0-OpenSSH_9.9\r\n",
                    "<html>not HTTP at all</html>\r\n\r\n",
                    "HTTP/1.1 OK\r\n\r\n",
                    "HTTP/1.1 999 OK\r\nContent-Length: 0\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\nhello w",
                    "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 3\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"
                })
        void thatMakeNoSenseAreNoAnswer(String bytes) {
            try (RawServer server = RawServer.answering(bytes)) {
                Reply reply = get(server);

                assertThat(reply).isInstanceOf(Reply.Unknown.class);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }
}
