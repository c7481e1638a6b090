package uptick.accounts.reset;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// The new password of whoever was handed a token.
///
/// @param token from a mail or from an administrator
@Serdeable(naming = SnakeCaseStrategy.class)
record ResetConfirmation(@NotBlank @Size(max = 255) String token, @NotNull String newPassword) {

    @Override
    public String toString() {
        return "ResetConfirmation";
    }
}
