package uptick.edge.principal;

import java.util.EnumSet;
import java.util.Set;

import uptick.value.UserId;

/// Who asks, as the verified access token says, or the row of an API key. Whether the token still counts is the
/// database's to say: every transaction checks the epoch, see `uptick.edge.transaction`.
///
/// @param roles never empty; a role's lesser ones are listed too
/// @param tier `free` or `premium`
/// @param tokenEpoch the account's epoch when the token was issued
/// @param scopes all of them for a person; for a key those that it was given
/// @param person whether somebody has signed in; else a script calls with an API key, which is never an administrator's
public record Principal(
        UserId id,
        Set<Role> roles,
        String tier,
        int tokenEpoch,
        Set<Scope> scopes,
        boolean person) {

    /// @throws IllegalArgumentException for a key with the role of an administrator
    public Principal {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
        if (!person && roles.contains(Role.ADMIN)) {
            throw new IllegalArgumentException("an API key is never an administrator's");
        }
    }

    /// A person.
    public Principal(UserId id, Set<Role> roles, String tier, int tokenEpoch) {
        this(id, roles, tier, tokenEpoch, EnumSet.allOf(Scope.class), true);
    }
}
