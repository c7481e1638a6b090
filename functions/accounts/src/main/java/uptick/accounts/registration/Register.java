package uptick.accounts.registration;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.accounts.NewSettings;
import uptick.accounts.PasswordHashes;
import uptick.accounts.password.PasswordRules;
import uptick.accounts.registration.RegistrationSettings.Mode;
import uptick.accounts.secret.OpaqueToken;
import uptick.accounts.throttle.Attempt;
import uptick.accounts.throttle.Throttle;
import uptick.edge.idempotency.Idempotency;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.Tier;
import uptick.model.accounts.User;
import uptick.model.accounts.Users;
import uptick.model.accounts.UsersWriter;
import uptick.model.accounts.credential.Invite;
import uptick.model.accounts.credential.Invites;
import uptick.model.audit.AuditLog;

/// Makes an account for somebody who asks for one, with its settings and the use of its invitation in one transaction.
///
/// That a name is taken is said: whoever chooses a name has to know. So names can be tried here, as many from an address as the throttle
/// allows; where that is too much, registration is by invitation, which is looked at first.
@Singleton
final class Register {

    private final Users users;
    private final UsersWriter usersWriter;
    private final NewSettings settings;
    private final Invites invites;
    private final AuditLog auditLog;
    private final PasswordRules passwordRules;
    private final PasswordHashes passwordHashes;
    private final Idempotency idempotency;
    private final Throttle throttle;
    private final Mode mode;
    private final InTransaction inTransaction;
    private final Clock clock;

    Register(
            Users users,
            UsersWriter usersWriter,
            NewSettings settings,
            Invites invites,
            AuditLog auditLog,
            PasswordRules passwordRules,
            PasswordHashes passwordHashes,
            Idempotency idempotency,
            Throttle throttle,
            RegistrationSettings registration,
            Transactions transactions,
            Clock clock) {
        this.users = users;
        this.usersWriter = usersWriter;
        this.settings = settings;
        this.invites = invites;
        this.auditLog = auditLog;
        this.passwordRules = passwordRules;
        this.passwordHashes = passwordHashes;
        this.idempotency = idempotency;
        this.throttle = throttle;
        this.mode = registration.registration();
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// @param address where the request comes from
    /// @param request the same under one Idempotency-Key makes one account
    /// @return what is answered with the new account
    /// @throws uptick.edge.problem.ProblemException where a field is wrong, the name taken, the invitation missing or used, nobody
    ///     may register, or too many did
    HttpResponse<?> register(
            Registration wanted,
            String address,
            HttpRequest<?> request,
            Function<User, HttpResponse<?>> answer) {
        if (mode == Mode.CLOSED) {
            throw Problems.registrationClosed();
        }
        wanted.check();
        checkPassword(wanted);
        throttle.count(Attempt.REGISTRATION, address);
        if (wanted.invite() == null && mode == Mode.INVITE) {
            throw Problems.inviteRequired();
        }
        // An invitation that was used may be this very request's, which was answered and not heard.
        if (wanted.invite() != null && !isInvite(wanted.invite())) {
            throw Problems.inviteRequired();
        }
        // Before the transaction, for it takes long, and connections are few.
        var hash = passwordHashes.hash(wanted.password());
        return idempotency.asAnonymous(
                inTransaction,
                request,
                wanted,
                () -> answer.apply(make(wanted, hash, clock.instant())));
    }

    private User make(Registration wanted, String hash, Instant now) {
        var invite = wanted.invite() == null ? null : invite(wanted, wanted.invite(), now);
        var id = add(wanted, invite, hash);
        if (invite != null && invites.use(invite.tokenHash(), id, now) == 0) {
            // Rolls the account back: another one was faster with it.
            throw Problems.inviteRequired();
        }
        settings.add(id, invite == null ? Tier.FREE : invite.tier(), wanted.timeZone());
        var user = users.findOpenById(id).orElseThrow();
        var _ =
                auditLog.append(
                        now,
                        id.toString(),
                        "account.registered",
                        "account:" + id,
                        invite == null ? "{}" : "{\"invite\": \"%s\"}".formatted(invite.id()));
        return user;
    }

    private UUID add(Registration wanted, @Nullable Invite invite, String hash) {
        var id =
                usersWriter.register(
                        wanted.email(),
                        wanted.username(),
                        hash,
                        invite == null ? Tier.FREE : invite.tier(),
                        invite != null && invite.isEditor(),
                        // It was sent to that address, and came back from there.
                        invite != null && invite.email() != null);
        if (id == null) {
            throw Problems.nameTaken(takenField(wanted));
        }
        return id;
    }

    private void checkPassword(Registration wanted) {
        passwordRules
                .objection(wanted.password(), wanted.email(), wanted.username())
                .ifPresent(
                        objection -> {
                            throw Problems.invalid("password", objection);
                        });
    }

    private boolean isInvite(String token) {
        var hash = new OpaqueToken(token).hash();
        return inTransaction.readAsJob(() -> invites.findByTokenHash(hash)).isPresent();
    }

    /* An invitation for an address is for an account of that address. */
    private Invite invite(Registration wanted, String token, Instant now) {
        return invites.findByTokenHash(new OpaqueToken(token).hash())
                .filter(
                        invite ->
                                invite.usedAt() == null
                                        && invite.revokedAt() == null
                                        && invite.expiresAt().isAfter(now))
                .filter(
                        invite ->
                                invite.email() == null
                                        || invite.email().equalsIgnoreCase(wanted.email()))
                .orElseThrow(Problems::inviteRequired);
    }

    private static @Nullable String takenField(Registration wanted) {
        if (wanted.email() != null && wanted.username() != null) {
            return null;
        }
        return wanted.email() == null ? "username" : "email";
    }
}
