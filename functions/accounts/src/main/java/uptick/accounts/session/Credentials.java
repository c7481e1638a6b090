package uptick.accounts.session;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.accounts.password.PasswordRules;

/// What a person types to log in.
///
/// @param login e-mail address or username, whatever its case
/// @param password bounded, for a hash of a book takes the time of a book
/// @param session see [Delivery], null for `token`
@Serdeable
record Credentials(
        @NotBlank @Size(max = 255) @Pattern(regexp = NO_NUL, message = "must not contain NUL")
                String login,
        @NotBlank @Size(max = PasswordRules.LONGEST) String password,
        @Nullable @Pattern(regexp = Delivery.NAMES, message = Delivery.RULE) String session) {

    /* PostgreSQL's text takes none. */
    private static final String NO_NUL = "[^\\x00]*";

    Delivery delivery() {
        return Delivery.of(session);
    }

    @Override
    public String toString() {
        return "Credentials[" + login + "]";
    }
}
