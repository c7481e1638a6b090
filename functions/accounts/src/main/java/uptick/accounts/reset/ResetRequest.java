package uptick.accounts.reset;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// Whose password is forgotten.
///
/// @param login e-mail address or username, whatever its case
@Serdeable
record ResetRequest(
        @NotBlank @Size(max = 255) @Pattern(regexp = NO_NUL, message = "must not contain NUL")
                String login) {

    /* PostgreSQL's text takes none. */
    private static final String NO_NUL = "[^\\x00]*";
}
