package uptick.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uptick.outbound.Clients.allowing;
import static uptick.outbound.Clients.assertNotSent;
import static uptick.outbound.Clients.assertUnknown;
import static uptick.outbound.Clients.get;
import static uptick.outbound.Clients.impatient;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BadConnectionsTest {

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
            Call call = Call.to(server.uri("/")).within(Duration.ofMillis(400));

            Reply reply = allowing(server.origin()).get(call);

            assertUnknown(reply, Reason.TIMED_OUT);
            assertThat(reply.toString()).contains("PT0.4S");
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

    @Test
    void withBodiesThatNeverEndAreLeftAtTheLimit() throws InterruptedException {
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
