package uptick.accounts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a user may change of their own account; what is left out stays.
///
/// @param email another address to log in with, which is no verified one
/// @param username another name to log in with
/// @param currentPassword the account's
@Serdeable(naming = SnakeCaseStrategy.class)
record MeChange(
        @Nullable @Size(max = 255) @Pattern(regexp = EMAIL, message = "must be an e-mail address")
                String email,
        @Nullable
                @Size(max = 100)
                @Pattern(regexp = USERNAME, message = "must have no @ and no space around")
                String username,
        @NotBlank @Size(max = Credentials.LONGEST_PASSWORD) String currentPassword) {

    /* \p{C} are characters that nobody sees: controls, bidirectional marks, halves of a pair. */
    private static final String EMAIL = "[^\\s@\\p{C}]+@[^\\s@\\p{C}]+";
    private static final String USERNAME = "[^\\s@\\p{C}]([^@\\p{C}]*[^\\s@\\p{C}])?";

    @Override
    public String toString() {
        return "MeChange[" + email + ", " + username + "]";
    }
}
