package uptick.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uptick.outbound.Clients.assertNotSent;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AllowListTest {

    /// Listed are `https://www.googleapis.com`, `https://youtube.googleapis.com:8443` and the server under 127.0.0.1;
    /// PORT is the port of that server, and of another one that is not listed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                // other spellings of the listed loopback address
                "http://localhost:PORT/",
                "http://localhost.:PORT/",
                "http://127.1:PORT/",
                "http://127.0.0.1.:PORT/",
                "http://127.00.0.1:PORT/",
                "http://127.0.0.01:PORT/",
                "http://0177.0.0.1:PORT/",
                "http://0177.0000.0000.0001:PORT/",
                "http://0x7f.0.0.1:PORT/",
                "http://0x7f000001:PORT/",
                "http://0X7F.0X0.0X0.0X1:PORT/",
                "http://2130706433:PORT/",
                "http://017700000001:PORT/",
                "http://127.0.0.2:PORT/",
                "http://127.255.255.254:PORT/",
                "http://0.0.0.0:PORT/",
                "http://0:PORT/",
                "http://[::1]:PORT/",
                "http://[::]:PORT/",
                "http://[0:0:0:0:0:0:0:1]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::ffff:7f00:1]:PORT/",
                "http://[::127.0.0.1]:PORT/",
                "http://[64:ff9b::7f00:1]:PORT/",
                "http://[::1%25lo]:PORT/",
                "http://%31%32%37.0.0.1:PORT/",
                "http://①②⑦.⓪.⓪.①:PORT/",
                "http://127。0。0。1:PORT/",
                // other schemes, ports and authorities
                "https://127.0.0.1:PORT/",
                "HTTPS://127.0.0.1:PORT/",
                "ftp://127.0.0.1:PORT/",
                "file:///etc/passwd",
                "jar:http://127.0.0.1:PORT/x.jar!/",
                "ws://127.0.0.1:PORT/",
                "//127.0.0.1:PORT/",
                "/latest/meta-data/",
                "mailto:a@127.0.0.1",
                "http:127.0.0.1:PORT/",
                "http:/127.0.0.1:PORT/",
                "http:///127.0.0.1:PORT/",
                "http://127.0.0.1/",
                "http://127.0.0.1:/",
                "http://127.0.0.1:0PORT/",
                "http://127.0.0.1:1/",
                "http://user@127.0.0.1:PORT/",
                "http://user:secret@127.0.0.1:PORT/",
                "http://@127.0.0.1:PORT/",
                "http://:@127.0.0.1:PORT/",
                "http://www.googleapis.com@127.0.0.1:PORT/",
                "http://127.0.0.1:PORT@www.googleapis.com/",
                "http://127.0.0.1:PORT#@www.googleapis.com:1/@",
                // the listed public names, nearly
                "http://www.googleapis.com/",
                "https://www.googleapis.com:8443/",
                "https://www.googleapis.com:80/",
                "https://youtube.googleapis.com/",
                "https://www.googleapis.com./",
                "https://googleapis.com/",
                "https://WWW.GOOGLEAPIS.COM.evil.example/",
                "https://www.googleapis.com.evil.example/",
                "https://evil-www.googleapis.com/",
                "https://evil.www.googleapis.com/",
                "https://www-googleapis.com/",
                "https://wwwXgoogleapis.com/",
                "https://www.googleapis.co/",
                "https://www.googleapis.com@evil.example/",
                "https://www.googleapis.com:443@evil.example/",
                "https://www.googleapis.com%2eevil.example/",
                "https://www.googleapis.com%00.evil.example/",
                "https://www_googleapis.com/",
                "https://www.xn--ggleapis-o5a.com/",
                "https://www.gооgleapis.com/", // Cyrillic o
                "https://www.ɡoogleapis.com/", // Latin script g
                "https://www.googleapıs.com/", // dotless i
                "https://www.googleapis。com/", // ideographic full stop
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00:ec2::254]/latest/meta-data/",
                "https://metadata.google.internal/",
                "http://127.0.0.1:PORT\\@www.googleapis.com/",
                "http://www.googleapis.com\t@127.0.0.1:PORT/",
                "http://127.0.0.1:PORT\r\nHost: x/"
            })
    void refusesWithoutAConnectionWhatIsNotListedLetterByLetter(String address) {
        try (RawServer listed =
                        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                RawServer other =
                        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            GuardedHttpClient client =
                    Clients.allowing(
                            "https://www.googleapis.com",
                            "https://youtube.googleapis.com:8443",
                            listed.origin());

            // of this address only the part before the fragment counts, and that is listed
            // fragment
            if (!address.contains("PORT#")) {
                assertRefused(client, address.replace("PORT", Integer.toString(listed.port())));
            }
            assertRefused(client, address.replace("PORT", Integer.toString(other.port())));

            assertThat(listed.connections()).isZero();
            assertThat(other.connections()).isZero();
        }
    }

    private static void assertRefused(GuardedHttpClient client, String address) {
        try {
            URI uri = new URI(address);
            assertNotSent(client.get(Call.to(uri)), Reason.ORIGIN_NOT_ALLOWED);
        } catch (URISyntaxException unwritable) {
            assertThat(unwritable.getInput())
                    .isEqualTo(address); // refused even earlier, by the type
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/x",
                "HTTP://127.0.0.1:PORT",
                "http://127.0.0.1:PORT?a=b#c"
            })
    void allowsAListedOriginInAnyCaseWithAnyPath(String address) {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            URI uri = URI.create(address.replace("PORT", Integer.toString(server.port())));

            Reply reply = Clients.allowing(server.origin()).get(Call.to(uri));

            assertThat(Clients.answered(reply).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.googleapis.com",
                "https://www.googleapis.com/",
                "https://www.googleapis.com/youtube",
                "https://www.googleapis.com?x",
                "https://www.googleapis.com#x",
                "https://user@www.googleapis.com",
                "https://www.googleapis.com.",
                "https://www.googleapis.com:",
                "https://*.googleapis.com",
                "https://intranet",
                "https://8.8.8.8",
                "https://0x08.8.8.8",
                "https://134744072",
                "https://[2001:4860:4860::8888]",
                "https://[::ffff:127.0.0.1]",
                "http://127.1",
                "http://10.0.0.1",
                "http://localhost.",
                "http://localhost.localdomain",
                "ftp://localhost",
                "www.googleapis.com",
                ""
            })
    void cannotListWhatIsNoPublicNameWithTlsOrLoopback(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clients.settings(Duration.ofSeconds(1), entry));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "169.254.169.254",
                "::1",
                "fd00::1",
                "fe80::1",
                "224.0.0.1",
                "100.64.0.1"
            })
    void refusesAPublicNameThatLeadsInside(String address) throws UnknownHostException {
        InetAddress inside = InetAddress.getByName(address);
        InetAddress outside = InetAddress.getByName("142.250.0.1");

        for (InetAddress[] answer :
                new InetAddress[][] {{inside}, {outside, inside}, {inside, outside}}) {
            GuardedHttpClient client = resolving(host -> answer, "https://www.googleapis.com");

            assertNotSent(
                    client.get(Call.to(URI.create("https://www.googleapis.com/"))),
                    Reason.ADDRESS_NOT_PUBLIC);
        }
    }

    @Test
    void refusesALoopbackNameThatLeadsOutside() throws UnknownHostException {
        InetAddress[] outside = {InetAddress.getByName("142.250.0.1")};

        Reply reply =
                resolving(host -> outside, "http://localhost")
                        .get(Call.to(URI.create("http://localhost/")));

        assertNotSent(reply, Reason.ADDRESS_NOT_PUBLIC);
    }

    @Test
    void sendsNothingToANameThatLeadsNowhere() {
        GuardedHttpClient client =
                resolving(
                        host -> {
                            throw new UnknownHostException(host);
                        },
                        "https://www.googleapis.com");

        Reply reply = client.get(Call.to(URI.create("https://www.googleapis.com/")));

        assertNotSent(reply, Reason.NAME_NOT_RESOLVED);
    }

    @Test
    void sendsNothingIfTheLookUpTakesAllTheTime() {
        CountDownLatch over = new CountDownLatch(1);
        GuardedHttpClient client =
                new GuardedHttpClient(
                        Clients.settings(Duration.ofMillis(200), "https://www.googleapis.com"),
                        host -> afterThat(over),
                        UnaryOperator.identity());

        Reply reply = client.get(Call.to(URI.create("https://www.googleapis.com/")));

        over.countDown();
        assertNotSent(reply, Reason.TIMED_OUT);
    }

    private static InetAddress[] afterThat(CountDownLatch event) {
        try {
            event.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private static GuardedHttpClient resolving(AllowList.Resolver resolver, String origin) {
        return new GuardedHttpClient(
                Clients.settings(Duration.ofSeconds(5), origin),
                resolver,
                UnaryOperator.identity());
    }
}
