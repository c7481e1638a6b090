package uptick.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uptick.outbound.Clients.answered;
import static uptick.outbound.Clients.assertNotSent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

    private final AtomicInteger requests = new AtomicInteger();
    private SSLContext trustingOurselves;
    private HttpsServer server;

    @BeforeAll
    void serveAsLocalhost(@TempDir Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        trustingOurselves = LocalhostCertificate.in(folder).context();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trustingOurselves));
        server.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("ok".getBytes(UTF_8));
                    exchange.close();
                });
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAnAnswerOfACertificateThatIsTrusted() {
        Reply reply = get("localhost", builder -> builder.sslContext(trustingOurselves));

        assertThat(answered(reply).body()).isEqualTo("ok".getBytes(UTF_8));
    }

    @Test
    void sendsNothingToACertificateThatIsNotTrusted() {
        int before = requests.get();

        Reply reply = get("localhost", UnaryOperator.identity());

        assertNotSent(reply, Reason.TLS_FAILED);
        assertThat(requests).hasValue(before);
    }

    @Test
    void sendsNothingToACertificateForAnotherName() {
        int before = requests.get();

        Reply reply = get("127.0.0.1", builder -> builder.sslContext(trustingOurselves));

        assertNotSent(reply, Reason.TLS_FAILED);
        assertThat(requests).hasValue(before);
    }

    @Test
    void sendsNothingToAServerWithoutTls() {
        try (RawServer plain =
                RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            String origin = "https://127.0.0.1:" + plain.port();

            Reply reply = Clients.impatient(origin).get(Call.to(URI.create(origin + "/")));

            assertThat(reply).isInstanceOf(Reply.NotSent.class);
            assertThat(plain.requests()).isEmpty();
        }
    }

    private Reply get(String host, UnaryOperator<HttpClient.Builder> tls) {
        String origin = "https://" + host + ":" + server.getAddress().getPort();
        OutboundSettings settings = Clients.settings(Duration.ofSeconds(10), origin);
        return new GuardedHttpClient(settings, InetAddress::getAllByName, tls)
                .get(Call.to(URI.create(origin + "/")));
    }
}
