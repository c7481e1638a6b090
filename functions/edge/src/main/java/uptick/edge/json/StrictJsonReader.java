package uptick.edge.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.body.JsonMessageHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;

/// Reads the bodies of requests into records, in place of the framework's reader, which takes `"12"` for 12 and `[1]`
/// for 1 and overlooks what comes after the value and members that it does not know: a client would believe that they
/// count.
///
/// Only bodies: events, providers' answers and stored JSON may have more in them than we read.
@Singleton
@Order(JsonMessageHandler.ORDER - 1)
@Consumes(MediaType.APPLICATION_JSON)
final class StrictJsonReader<T> implements MessageBodyReader<T> {

    private final JsonMapper json;

    StrictJsonReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        return (mediaType == null || isJson(mediaType.getName()))
                && (Map.class.isAssignableFrom(type.getType()) || Members.describe(type));
    }

    @Override
    public @Nullable T read(
            Argument<T> type,
            @Nullable MediaType mediaType,
            Headers httpHeaders,
            InputStream inputStream)
            throws CodecException {
        try {
            return read(type, httpHeaders, text(inputStream.readAllBytes()));
        } catch (IOException failure) {
            throw new CodecException("the body cannot be had", failure);
        }
    }

    private @Nullable T read(Argument<T> type, Headers headers, String text) {
        if (text.isBlank()) {
            return null;
        }
        // Without this, a form on another site could post JSON with a user's cookies.
        var sent = headers.get(HttpHeaders.CONTENT_TYPE);
        if (sent == null || !isJson(sent.split(";", 2)[0].strip())) {
            throw Problems.unsupportedMediaType();
        }
        var leaves = new BodyCheck(text).check(type);
        try {
            return json.readValue(text, type);
        } catch (IOException | RuntimeException refused) {
            // Of the right shape, but a value is none: a date that there is not, a name of no
            // constant.
            throw leaves.firstThatIsNone(json);
        }
    }

    private static boolean isJson(String mediaType) {
        return mediaType.equalsIgnoreCase(MediaType.APPLICATION_JSON);
    }

    private static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException wrong) {
            throw Problems.unreadable("The body is not UTF-8.");
        }
    }
}
