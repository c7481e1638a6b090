package uptick.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uptick.outbound.Clients.answered;
import static uptick.outbound.Clients.assertNotSent;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

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

    private static final char[] PASSWORD = "for-this-test-run".toCharArray();

    private final AtomicInteger requests = new AtomicInteger();
    private SSLContext trustingOurselves;
    private HttpsServer server;

    @BeforeAll
    void serveAsLocalhost(@TempDir Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        trustingOurselves = contextWith(selfSignedForLocalhost(folder.resolve("keys.p12")));
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

    private static KeyStore selfSignedForLocalhost(Path file)
            throws IOException, GeneralSecurityException, InterruptedException {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command =
                List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, PASSWORD);
        }
        return keys;
    }

    private static SSLContext contextWith(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
