package uptick.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.outbound.Clients.assertUnknown;
import static uptick.outbound.Clients.get;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BadHeadsTest {

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
