package uptick.collections.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.outbound.Headers;
import uptick.outbound.Reply;

/// Replies as the guarded client hands them over, and the recorded bodies that they bring.
public final class Replies {

    private static final String FOLDER = "/uptick/collections/";

    private Replies() {}

    /// An answer without headers.
    public static Reply.Answered of(int status, String body) {
        return of(status, Map.of(), body.getBytes(UTF_8));
    }

    public static Reply.Answered of(int status, byte[] body) {
        return of(status, Map.of(), body);
    }

    public static Reply.Answered of(int status, Map<String, List<String>> headers, byte[] body) {
        return new Reply.Answered(status, new Headers(headers), body);
    }

    /// An answer with a recorded body.
    ///
    /// @param file such as `youtube/video_response_1.json`
    public static Reply.Answered recorded(int status, String file) {
        return of(status, bytes(file));
    }

    /// A recorded body, unpacked where it lies packed.
    public static byte[] bytes(String file) {
        try (var body = Replies.class.getResourceAsStream(FOLDER + file)) {
            if (body == null) {
                throw new IllegalArgumentException("no such recording: " + file);
            }
            var bytes = body.readAllBytes();
            return file.endsWith(".gz")
                    ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                    : bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String text(String file) {
        return new String(bytes(file), UTF_8);
    }

    /// The names of all recorded bodies of a source, for [#bytes].
    public static List<String> recordings(String source) {
        try (var files =
                Files.list(
                        Path.of(
                                Objects.requireNonNull(Replies.class.getResource(FOLDER + source))
                                        .toURI()))) {
            return files.map(file -> source + "/" + file.getFileName())
                    .filter(file -> !file.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// What an answer brought, which must be something.
    public static <T> T items(Question<T> question, Reply reply) {
        var read = question.read(reply);
        assertThat(read).isInstanceOf(Items.class);
        return ((Items<T>) read).page();
    }

    /// Why an answer brought nothing, which it must not.
    public static <T> Absent<T> absent(Question<T> question, Reply reply) {
        var read = question.read(reply);
        assertThat(read).isInstanceOf(Absent.class);
        return (Absent<T>) read;
    }
}
