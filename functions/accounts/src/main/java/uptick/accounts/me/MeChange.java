package uptick.accounts.me;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.accounts.name.LoginNames;
import uptick.accounts.password.PasswordRules;
import uptick.edge.problem.Problems;

/// What a user may change of their own account; what is left out stays.
///
/// @param email another address to log in with, which is no verified one
/// @param username another name to log in with
/// @param currentPassword the account's
@Serdeable(naming = SnakeCaseStrategy.class)
record MeChange(
        @Nullable String email,
        @Nullable String username,
        @NotBlank @Size(max = PasswordRules.LONGEST) String currentPassword) {

    /// @throws uptick.edge.problem.ProblemException naming the first field that is wrong
    void check() {
        if (email != null && !LoginNames.isEmail(email)) {
            throw Problems.invalid("email", LoginNames.EMAIL_RULE);
        }
        if (username != null && !LoginNames.isUsername(username)) {
            throw Problems.invalid("username", LoginNames.USERNAME_RULE);
        }
    }

    @Override
    public String toString() {
        return "MeChange[" + email + ", " + username + "]";
    }
}
