package uptick.collections.source.youtube;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

import io.micronaut.json.JsonMapper;

import uptick.collections.source.Question;
import uptick.outbound.Headers;
import uptick.outbound.Reply;

/// Replies as the guarded client hands them over.
final class Replies {

    private static final String FOLDER = "/uptick/collections/youtube/";

    private Replies() {}

    static Reply.Answered of(int status, String body) {
        return new Reply.Answered(status, new Headers(Map.of()), body.getBytes(UTF_8));
    }

    static Reply.Answered recorded(int status, String file) {
        return of(status, text(file));
    }

    /// What the first page of a chart is asked for with, as the replies are read by.
    static Question<ChartPage> firstPage(JsonMapper json) {
        var api = new YoutubeApi(URI.create("https://www.googleapis.com/youtube/v3"), "c4n4ry");
        return new YoutubeChart(json).page(api, "GB", null);
    }

    /// A recorded body.
    static String text(String file) {
        try (var body = Replies.class.getResourceAsStream(FOLDER + file)) {
            if (body == null) {
                throw new IllegalArgumentException("no such recording: " + file);
            }
            return new String(body.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
