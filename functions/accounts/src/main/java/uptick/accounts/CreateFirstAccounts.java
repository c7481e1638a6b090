package uptick.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.accounts.name.LoginNames;
import uptick.accounts.password.PasswordRules;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.Tier;
import uptick.model.accounts.UsersWriter;
import uptick.model.audit.AuditLog;

/// Makes the accounts that a new installation is entered with: an admin, and where it is wanted an ordinary user by
/// username alone. Doing it again changes nothing, whatever became of the accounts since.
@Singleton
public final class CreateFirstAccounts {

    private static final int PASSWORD_BYTES = 18;

    private final UsersWriter users;
    private final NewSettings settings;
    private final PasswordRules passwordRules;
    private final AuditLog auditLog;
    private final PasswordHashes passwordHashes;
    private final InTransaction inTransaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CreateFirstAccounts(
            UsersWriter users,
            NewSettings settings,
            PasswordRules passwordRules,
            AuditLog auditLog,
            PasswordHashes passwordHashes,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.settings = settings;
        this.passwordRules = passwordRules;
        this.auditLog = auditLog;
        this.passwordHashes = passwordHashes;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Makes an admin of a username, unless there is an admin already, open or closed, or an account of that name:
    /// there is a first admin once.
    ///
    /// @param password null for a generated one, which is returned once and kept nowhere
    /// @throws IllegalArgumentException where nobody could log in with such a username or password; does not repeat
    ///     the password
    public Outcome admin(String username, @Nullable String password) {
        return create(username, password, true);
    }

    /// Makes an ordinary user of a username, unless there is an account of that name, open or closed.
    ///
    /// @param password null for a generated one, which is returned once and kept nowhere
    /// @throws IllegalArgumentException as [#admin] does
    public Outcome user(String username, @Nullable String password) {
        return create(username, password, false);
    }

    private Outcome create(String username, @Nullable String password, boolean asAdmin) {
        check(username, password);
        var chosen = password == null ? generate() : password;
        var hash = passwordHashes.hash(chosen);
        return inTransaction.<Outcome>asJob(
                () -> {
                    if (asAdmin) {
                        users.lockFirstAdmin();
                        if (users.adminExists()) {
                            return new Outcome.Exists();
                        }
                    }
                    var id = users.add(null, username, hash, asAdmin, asAdmin);
                    if (id == null) {
                        return new Outcome.Exists();
                    }
                    settings.add(id, Tier.FREE, null);
                    auditLog.append(
                            clock.instant(),
                            "installation",
                            "account.created",
                            "account:" + id,
                            "{\"is_admin\": %s}".formatted(asAdmin));
                    return new Outcome.Created(chosen);
                });
    }

    private void check(String username, @Nullable String password) {
        if (!LoginNames.isUsername(username)) {
            throw new IllegalArgumentException(LoginNames.USERNAME_RULE);
        }
        if (password != null) {
            passwordRules
                    .objection(password, username)
                    .ifPresent(
                            objection -> {
                                throw new IllegalArgumentException("the password " + objection);
                            });
        }
    }

    private String generate() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What came of it.
    public sealed interface Outcome {

        /// The account is new.
        ///
        /// @param password shown once
        record Created(String password) implements Outcome {

            @Override
            public String toString() {
                return "Created";
            }
        }

        /// For an admin another one, or else an account of that name, was there; its password is as it was.
        record Exists() implements Outcome {}
    }
}
