package uptick.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(30)
class SecretsTest {

    private static final String CANARY = "c4n4ry";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void leave() {
        root.detachAppender(log);
        root.setLevel(Level.INFO);
    }

    static Stream<RawServer.Behaviour> everyWayACallEnds() {
        return Stream.of(
                connection ->
                        write(
                                connection,
                                "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nX: c4n4ry\r\n\r\nc4n4ry"),
                connection ->
                        write(
                                connection,
                                "HTTP/1.1 302 Found\r\nLocation: /?c4n4ry\r\nContent-Length: 0\r\n\r\n"),
                connection ->
                        write(connection, "HTTP/1.1 200 c4n4ry\r\nContent-Length: 7\r\n\r\nc4n4ry"),
                connection ->
                        write(connection, "HTTP/1.1 200 OK\r\nContent-Length: c4n4ry\r\n\r\n"),
                connection ->
                        write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: c4n4ry\r\n\r\n"),
                connection ->
                        write(
                                connection,
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc4n4ry"),
                connection ->
                        write(
                                connection,
                                "HTTP/1.1 200 OK\r\nContent-Encoding: c4n4ry\r\nContent-Length: 1\r\n\r\n1"),
                connection -> write(connection, "c4n4ry c4n4ry c4n4ry\r\n\r\n"),
                connection -> write(connection, "HTTP/1.1 c4n4ry\r\n\r\n"),
                connection ->
                        write(
                                connection,
                                "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"
                                        + "c4n4ry".repeat(16_000)),
                connection -> connection.getInputStream().read(),
                connection -> connection.setSoLinger(true, 0));
    }

    @ParameterizedTest
    @MethodSource("everyWayACallEnds")
    void appearInNoLogAndNoTextOfAReply(RawServer.Behaviour behaviour) {
        try (RawServer server = RawServer.answering(behaviour)) {
            Call call =
                    secretCall(server.uri("/v3/videos?chart=c4n4ry")).within(Duration.ofSeconds(1));

            Reply reply = Clients.allowing(server.origin()).get(call);

            assertThat(server.requests().getFirst())
                    .contains("key=c4n4ry", "Authorization: Bearer c4n4ry");
            assertThat(reply.toString() + call).doesNotContain(CANARY);
            assertThat(logged())
                    .contains("GET " + server.origin() + "/v3/videos: ")
                    .doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWayACallEnds")
    void ofAFormAppearNowhereEither(RawServer.Behaviour behaviour) {
        try (RawServer server = RawServer.answering(behaviour)) {
            Call call =
                    Call.posting(server.uri("/token"), Map.of("c4n4ry", "x", "code", CANARY))
                            .withBasicAuthorization("id-" + CANARY, CANARY)
                            .within(Duration.ofSeconds(1));

            Reply reply = Clients.allowing(server.origin()).send(call);

            assertThat(server.requests()).hasSize(1);
            assertThat(reply.toString() + call).doesNotContain(CANARY);
            assertThat(logged())
                    .contains("POST " + server.origin() + "/token: ")
                    .doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/x?q=c4n4ry",
                "https://user:c4n4ry@www.googleapis.com/",
                "https://c4n4ry_/",
                "mailto:c4n4ry",
                "?c4n4ry",
                "file:///?c4n4ry"
            })
    void appearInNoLogOfARefusal(String address) {
        Call call = secretCall(URI.create(address));

        Reply reply = Clients.allowing("https://www.googleapis.com").get(call);

        assertThat(reply.toString() + call + logged()).doesNotContain(CANARY);
        assertThat(logged()).contains("not sent, ORIGIN_NOT_ALLOWED");
    }

    @Test
    void appearInNoExceptionOfACall() {
        URI plain = URI.create("https://www.googleapis.com/");
        URI spoilt = URI.create("https://www.googleapis.com/?a=b&key=c4n4ry");

        Stream.of(
                        catchThrowable(
                                () ->
                                        Call.to(plain)
                                                .withHeader(
                                                        "Authorization",
                                                        "Bearer c4n4ry\r\nHost: x")),
                        catchThrowable(
                                () ->
                                        Call.to(plain)
                                                .withHeader("Authorization", "Bearer c4n4ry é")),
                        catchThrowable(
                                () ->
                                        Call.to(plain)
                                                .withBasicAuthorization("c4n4ry:c4n4ry", CANARY)),
                        catchThrowable(() -> Call.to(spoilt).withSecretParameter("key", CANARY)))
                .forEach(
                        thrown ->
                                assertThat(thrown)
                                        .isInstanceOf(IllegalArgumentException.class)
                                        .hasMessageNotContaining(CANARY));
    }

    @Test
    void appearInNoExceptionOfADefect() {
        GuardedHttpClient defective =
                new GuardedHttpClient(
                        Clients.settings(Duration.ofSeconds(5), "https://www.googleapis.com"),
                        host -> {
                            throw new IllegalStateException("resolver saw c4n4ry");
                        },
                        builder -> builder);

        Throwable thrown =
                catchThrowable(
                        () ->
                                defective.get(
                                        secretCall(URI.create("https://www.googleapis.com/x"))));

        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains(
                        "GET https://www.googleapis.com/x failed: java.lang.IllegalStateException")
                .contains("SecretsTest")
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "user-agent",
                "Accept-Encoding",
                "Connection",
                "Content-Length",
                "content-type",
                "bad name",
                "",
                "x:y"
            })
    void headersThatAreOursOrNoneAreRefused(String name) {
        Call call = Call.to(URI.create("https://www.googleapis.com/"));

        assertThatIllegalArgumentException().isThrownBy(() -> call.withHeader(name, "v"));
    }

    private static Call secretCall(URI uri) {
        return Call.to(uri)
                .withSecretParameter("key", CANARY)
                .withHeader("Authorization", "Bearer " + CANARY);
    }

    private static void write(Socket connection, String reply) throws IOException {
        connection.getOutputStream().write(reply.getBytes(ISO_8859_1));
    }

    private String logged() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .collect(Collectors.joining("\n"));
    }
}
