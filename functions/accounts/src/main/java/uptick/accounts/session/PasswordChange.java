package uptick.accounts.session;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.accounts.password.PasswordRules;

/// What somebody says to get another password.
///
/// @param currentPassword that it is they who hold the token
/// @param session see [Delivery], null for `token`
@Serdeable(naming = SnakeCaseStrategy.class)
record PasswordChange(
        @NotBlank @Size(max = PasswordRules.LONGEST) String currentPassword,
        @NotNull String newPassword,
        @Nullable @Pattern(regexp = Delivery.NAMES, message = Delivery.RULE) String session) {

    @Override
    public String toString() {
        return "PasswordChange";
    }
}
