package uptick.edge.principal;

import java.util.Set;

import uptick.value.UserId;

/// Who asks, as the verified access token says. Whether the token still counts is the database's to say:
/// every transaction checks the epoch, see `uptick.edge.transaction`.
///
/// @param roles never empty; a role's lesser ones are listed too
/// @param tier `free` or `premium`
/// @param tokenEpoch the account's epoch when the token was issued
public record Principal(UserId id, Set<Role> roles, String tier, int tokenEpoch) {

    public Principal {
        roles = Set.copyOf(roles);
    }
}
