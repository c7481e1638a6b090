package uptick.accounts;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// What a person types to log in.
///
/// @param login e-mail address or username, whatever its case
/// @param password bounded, for a hash of a book takes the time of a book
@Serdeable
record Credentials(
        @NotBlank @Size(max = 255) @Pattern(regexp = NO_NUL, message = "must not contain NUL")
                String login,
        @NotBlank @Size(max = LONGEST_PASSWORD) String password) {

    /// Characters that a password may have.
    static final int LONGEST_PASSWORD = 1024;

    /* PostgreSQL's text takes none. */
    private static final String NO_NUL = "[^\\x00]*";

    @Override
    public String toString() {
        return "Credentials[" + login + "]";
    }
}
