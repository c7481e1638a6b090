package uptick.model.collections;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;

/// Why a number is there or missing; absence always has one of these reasons and is never a zero.
@Serdeable
public enum ObservationState {
    /// The source answered with numbers.
    OK,
    /// The source answered, and there was nothing.
    EMPTY,
    /// The newest numbers are too old to stand for today.
    STALE,
    /// The source answered with nothing where there was something yesterday.
    SUSPECT,
    /// The source refuses us.
    BLOCKED,
    /// No units were left.
    QUOTA,
    /// The source cannot be asked for this.
    UNSUPPORTED,
    /// The call failed.
    FAILED,
    /// The source was not asked.
    NOT_ASKED;

    /// The name in rows and in JSON.
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in rows, as [#text()] gives it.
    @Override
    public String toString() {
        return text();
    }

    /// The state of a name in rows and in JSON.
    ///
    /// @throws IllegalArgumentException where there is none
    @JsonCreator
    public static ObservationState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
