package uptick.accounts.me;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.accounts.signing.AccessTokenIssuer;
import uptick.edge.principal.Role;
import uptick.model.accounts.User;

/// An account as its owner sees it.
///
/// @param roles `user`, and `editor` and `admin` where they apply
/// @param tier `free` or `premium`
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Me(
        String id,
        @Nullable String username,
        @Nullable String email,
        List<String> roles,
        String tier) {

    /// What its owner sees of an account.
    public static Me of(User user) {
        return new Me(
                String.valueOf(user.id()),
                user.username(),
                user.email(),
                AccessTokenIssuer.roles(user).stream().map(Role::text).toList(),
                user.tier());
    }
}
