package uptick.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.UsersWriter;
import uptick.model.audit.AuditLog;

/// Makes the account that a new installation is entered with. Doing it again changes nothing, whatever
/// became of the account since.
@Singleton
public final class CreateFirstAdmin {

    private static final int PASSWORD_BYTES = 18;

    private final UsersWriter users;
    private final AuditLog auditLog;
    private final PasswordHashes passwordHashes;
    private final InTransaction inTransaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CreateFirstAdmin(
            UsersWriter users,
            AuditLog auditLog,
            PasswordHashes passwordHashes,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.auditLog = auditLog;
        this.passwordHashes = passwordHashes;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Makes an admin of a username.
    ///
    /// @param password null for a generated one, which is returned once and kept nowhere
    public Outcome create(String username, @Nullable String password) {
        var chosen = password == null ? generate() : password;
        var hash = passwordHashes.hash(chosen);
        return inTransaction.<Outcome>asJob(
                () -> {
                    var id = users.add(null, username, hash, true, true);
                    if (id.isEmpty()) {
                        return new Outcome.Exists();
                    }
                    auditLog.append(
                            clock.instant(),
                            "installation",
                            "account.created",
                            "account:" + id.get(),
                            "{\"is_admin\": true}");
                    return new Outcome.Created(chosen);
                });
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

        /// An account of that name was there.
        record Exists() implements Outcome {}
    }
}
