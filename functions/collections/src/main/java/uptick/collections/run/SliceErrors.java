package uptick.collections.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Writes what is missing of a slice as its row keeps it.
@Singleton
final class SliceErrors {

    private final JsonMapper json;

    SliceErrors(JsonMapper json) {
        this.json = json;
    }

    /// A JSON object `{part}`, null where all of the slice is meant.
    @Nullable String json(String part) {
        try {
            return part.isEmpty() ? null : json.writeValueAsString(Map.of("part", part));
        } catch (IOException failure) {
            throw new UncheckedIOException("a part is plain text", failure);
        }
    }
}
