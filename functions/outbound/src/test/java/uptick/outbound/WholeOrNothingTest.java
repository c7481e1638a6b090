package uptick.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uptick.outbound.Clients.allowing;
import static uptick.outbound.Clients.answered;
import static uptick.outbound.Clients.assertUnknown;
import static uptick.outbound.Clients.get;
import static uptick.outbound.Clients.gzip;
import static uptick.outbound.Clients.text;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.outbound.Reply.Answered;
import uptick.outbound.Reply.Unknown;

@Timeout(60)
class WholeOrNothingTest {

    private static final byte[] PAGE =
            "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}".getBytes(UTF_8);

    static Stream<Arguments> repliesCutByACloseOrAReset() {
        return Stream.of(
                        Arguments.of("plain, length", sized("", PAGE)),
                        Arguments.of("plain, chunks", chunked("", PAGE)),
                        Arguments.of("plain, ends with the connection", reply("", PAGE)),
                        Arguments.of(
                                "gzip, length", sized("Content-Encoding: gzip\r\n", gzip(PAGE))),
                        Arguments.of(
                                "gzip, chunks", chunked("Content-Encoding: gzip\r\n", gzip(PAGE))),
                        Arguments.of(
                                "gzip, ends with the connection",
                                reply("Content-Encoding: gzip\r\n", gzip(PAGE))))
                .flatMap(
                        each ->
                                Stream.of(false, true)
                                        .map(
                                                reset ->
                                                        Arguments.of(
                                                                each.get()[0],
                                                                each.get()[1],
                                                                reset)));
    }

    @ParameterizedTest(name = "{0}, reset: {2}")
    @MethodSource("repliesCutByACloseOrAReset")
    void aReplyCutAtAnyByteIsTheWholeBodyOrUnknown(String name, byte[] whole, boolean reset) {
        AtomicInteger cut = new AtomicInteger();
        try (RawServer server =
                RawServer.answering(
                        connection -> {
                            connection.getOutputStream().write(whole, 0, cut.get());
                            if (reset) {
                                connection.setSoLinger(true, 0);
                            }
                        })) {
            GuardedHttpClient client = allowing(server.origin());
            for (; cut.get() < whole.length; cut.incrementAndGet()) {
                Reply reply = client.get(Call.to(server.uri("/page")));

                switch (reply) {
                    case Answered answer ->
                            assertThat(answer.body()).as("%s cut at %s", name, cut).isEqualTo(PAGE);
                    case Unknown unknown -> assertThat(unknown.reason().passing()).isTrue();
                    case Reply.NotSent wrong ->
                            assertThat(wrong).as("%s cut at %s", name, cut).isNull();
                }
            }
            assertThat(server.requests()).hasSize(whole.length);
        }
    }

    static Stream<Arguments> wholeReplies() {
        return Stream.of(
                Arguments.of("plain, length", sized("", PAGE)),
                Arguments.of("identity", sized("Content-Encoding: identity\r\n", PAGE)),
                Arguments.of("plain, chunks", chunked("", PAGE)),
                Arguments.of("gzip, length", sized("Content-Encoding: gzip\r\n", gzip(PAGE))),
                Arguments.of("x-gzip", sized("Content-Encoding: X-GZIP\r\n", gzip(PAGE))),
                Arguments.of("gzip, chunks", chunked("content-encoding: gzip\r\n", gzip(PAGE))),
                Arguments.of(
                        "gzip, ends with the connection",
                        reply("Content-Encoding: gzip\r\n", gzip(PAGE))),
                Arguments.of(
                        "two gzip members",
                        sized(
                                "Content-Encoding: gzip\r\n",
                                joined(
                                        gzip(Arrays.copyOfRange(PAGE, 0, 9)),
                                        gzip(Arrays.copyOfRange(PAGE, 9, PAGE.length))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeReplies")
    void aWholeReplyIsAnswered(String name, byte[] whole) {
        try (RawServer server =
                RawServer.answering(connection -> connection.getOutputStream().write(whole))) {
            assertThat(answered(get(server)).body()).as(name).isEqualTo(PAGE);
        }
    }

    @Test
    void aReplyThatArrivesByteByByteIsAnswered() {
        byte[] whole = chunked("Content-Encoding: gzip\r\n", gzip(PAGE));
        try (RawServer server =
                RawServer.answering(
                        connection -> {
                            connection.setTcpNoDelay(true);
                            OutputStream out = connection.getOutputStream();
                            for (byte each : whole) {
                                out.write(each);
                                out.flush();
                            }
                        })) {
            assertThat(answered(get(server)).body()).isEqualTo(PAGE);
        }
    }

    @Test
    void anEmptyBodyOfDeclaredLengthIsAnsweredInAnyCoding() {
        try (RawServer server =
                RawServer.answering(
                        "HTTP/1.1 503 Unavailable\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(text(answered(get(server)))).isEmpty();
        }
    }

    @Test
    void bytesBeyondTheDeclaredLengthAreNotPartOfTheBody() {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello world")) {
            assertThat(text(answered(get(server)))).isEqualTo("hello");
        }
    }

    static Stream<Arguments> unsoundGzips() {
        byte[] sound = gzip(PAGE);
        byte[] wrongSum = sound.clone();
        wrongSum[sound.length - 8] ^= 1;
        byte[] wrongSize = sound.clone();
        wrongSize[sound.length - 1] ^= 1;
        byte[] wrongBits = sound.clone();
        wrongBits[sound.length / 2] ^= 0x55;
        return Stream.of(
                Arguments.of("no gzip at all", "gzip", PAGE),
                Arguments.of("wrong sum", "gzip", wrongSum),
                Arguments.of("wrong size", "gzip", wrongSize),
                Arguments.of("wrong bits", "gzip", wrongBits),
                Arguments.of("cut by its sender", "gzip", Arrays.copyOf(sound, sound.length - 3)),
                Arguments.of("something behind it", "gzip", joined(sound, "!".getBytes(UTF_8))),
                Arguments.of(
                        "second member cut in its head",
                        "gzip",
                        joined(sound, Arrays.copyOf(sound, 7))),
                Arguments.of(
                        "second member cut in its data",
                        "gzip",
                        joined(sound, Arrays.copyOf(sound, 30))),
                Arguments.of("twice compressed", "gzip, gzip", gzip(sound)),
                Arguments.of("brotli", "br", PAGE),
                Arguments.of("deflate", "deflate", PAGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsoundGzips")
    void aBodyThatCannotBeInflatedForCertainIsUnknown(String name, String coding, byte[] body) {
        byte[] whole = sized("Content-Encoding: " + coding + "\r\n", body);
        try (RawServer server =
                RawServer.answering(connection -> connection.getOutputStream().write(whole))) {
            assertUnknown(get(server), Reason.BODY_UNREADABLE);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsAnsweredAndOneByteMoreIsNot() {
        byte[] full = new byte[Clients.MAX_BODY_BYTES];
        byte[] more = new byte[Clients.MAX_BODY_BYTES + 1];

        for (boolean zipped : new boolean[] {false, true}) {
            assertThat(answered(serve(zipped, full)).body()).hasSize(full.length);
            assertUnknown(serve(zipped, more), Reason.BODY_TOO_LARGE);
        }
    }

    @Test
    void aGzipBombIsLeftAtTheLimit() {
        byte[] bomb = gzip(new byte[50_000_000]);
        bomb[bomb.length - 1] ^= 1; // whoever inflates to the end calls it unreadable instead

        Reply reply = serve(sized("Content-Encoding: gzip\r\n", bomb));

        assertThat(bomb).hasSizeLessThan(Clients.MAX_BODY_BYTES);
        assertUnknown(reply, Reason.BODY_TOO_LARGE);
    }

    private static Reply serve(boolean zipped, byte[] body) {
        return serve(zipped ? sized("Content-Encoding: gzip\r\n", gzip(body)) : sized("", body));
    }

    private static Reply serve(byte[] whole) {
        try (RawServer server =
                RawServer.answering(connection -> connection.getOutputStream().write(whole))) {
            return get(server);
        }
    }

    private static byte[] sized(String headers, byte[] body) {
        return reply(headers + "Content-Length: " + body.length + "\r\n", body);
    }

    private static byte[] chunked(String headers, byte[] body) {
        int half = body.length / 2;
        return reply(
                headers + "Transfer-Encoding: chunked\r\n",
                joined(
                        chunk(Arrays.copyOfRange(body, 0, half)),
                        chunk(Arrays.copyOfRange(body, half, body.length)),
                        chunk(new byte[0])));
    }

    private static byte[] chunk(byte[] part) {
        return joined(
                (Integer.toHexString(part.length) + "\r\n").getBytes(UTF_8),
                part,
                "\r\n".getBytes(UTF_8));
    }

    private static byte[] reply(String headers, byte[] body) {
        return joined(("HTTP/1.1 200 OK\r\n" + headers + "\r\n").getBytes(ISO_8859_1), body);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
