package uptick.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import uptick.outbound.Reply.Answered;
import uptick.outbound.Reply.NotSent;
import uptick.outbound.Reply.Unknown;

/// Clients with small limits, and short ways to say what a reply must be.
final class Clients {

    static final int MAX_BODY_BYTES = 64 * 1024;

    private Clients() {}

    /// Patient enough for a slow machine, so that only what never ends runs into its limit.
    static GuardedHttpClient allowing(String... origins) {
        return new GuardedHttpClient(settings(Duration.ofSeconds(10), origins));
    }

    static GuardedHttpClient impatient(String... origins) {
        return new GuardedHttpClient(settings(Duration.ofMillis(800), origins));
    }

    static OutboundSettings settings(Duration timeout, String... origins) {
        return new OutboundSettings(
                List.of(origins), "Uptick/test", timeout, timeout, MAX_BODY_BYTES);
    }

    static Reply get(RawServer server) {
        return allowing(server.origin()).get(Call.to(server.uri("/page")));
    }

    static Answered answered(Reply reply) {
        assertThat(reply).isInstanceOf(Answered.class);
        return (Answered) reply;
    }

    static void assertNotSent(Reply reply, Reason reason) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        NotSent.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    static void assertUnknown(Reply reply, Reason reason) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Unknown.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }

    static String text(Answered answered) {
        return new String(answered.body(), UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
