package uptick.local.sample.provider;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

/// Writes JSON field by field, as providers were recorded.
///
/// Not by a mapper: no naming setting of the process may reach what a provider says.
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /// What is written.
    @FunctionalInterface
    public interface Writing {

        /// Writes one value.
        void to(JsonGenerator json) throws IOException;
    }

    /// The text of one value.
    public static String of(Writing writing) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
