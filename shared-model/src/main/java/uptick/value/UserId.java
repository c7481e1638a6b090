package uptick.value;

import java.util.UUID;

/// Who a user is, in every row and token.
public record UserId(UUID value) {

    /// Reads an id.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
