package uptick.collections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

import uptick.model.collections.DataCollection.Gap;

/// Writes what a run did not collect as its row keeps it.
@Singleton
final class Gaps {

    private final JsonMapper json;

    Gaps(JsonMapper json) {
        this.json = json;
    }

    /// A JSON array of `{source, slice, state, reason}`.
    String json(List<Gap> gaps) {
        try {
            return json.writeValueAsString(gaps);
        } catch (IOException failure) {
            throw new UncheckedIOException("gaps are plain text", failure);
        }
    }
}
