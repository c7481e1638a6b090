package uptick.accounts;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What a person types to log in.
///
/// @param login e-mail address or username, whatever its case
/// @param password bounded, for a hash of a book takes the time of a book
@Serdeable
record Credentials(
        @NotBlank @Size(max = 255) String login, @NotBlank @Size(max = 1024) String password) {

    @Override
    public String toString() {
        return "Credentials[" + login + "]";
    }
}
