package uptick.edge.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;

/// An answer with what of it a repetition is given.
///
/// @param contentType empty for none
/// @param location empty for none
/// @param body empty for none
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares two
record Answer(int status, String contentType, String location, byte[] body) {

    /// What the work answered, written as the framework would write it.
    static Answer of(JsonMapper json, HttpResponse<?> response) {
        var body = response.body();
        try {
            return new Answer(
                    response.code(),
                    body == null
                            ? ""
                            : response.getContentType()
                                    .map(MediaType::toString)
                                    .orElse(MediaType.APPLICATION_JSON),
                    response.getHeaders().getFirst(HttpHeaders.LOCATION).orElse(""),
                    body == null ? new byte[0] : json.writeValueAsBytes(body));
        } catch (IOException failure) {
            throw new UncheckedIOException("an answer cannot be written", failure);
        }
    }

    /// The answer as one run of bytes.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(status);
            out.writeUTF(contentType);
            out.writeUTF(location);
            out.write(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    /// What [#bytes] gave.
    static Answer read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Answer(in.readInt(), in.readUTF(), in.readUTF(), in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As it goes out, the first time and every other.
    HttpResponse<?> response() {
        var response = HttpResponse.<byte[]>status(HttpStatus.valueOf(status));
        if (!contentType.isEmpty()) {
            response.contentType(contentType).body(body);
        }
        if (!location.isEmpty()) {
            response.header(HttpHeaders.LOCATION, location);
        }
        return response;
    }
}
