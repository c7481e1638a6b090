package uptick.accounts.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.credential.LoginThrottles;
import uptick.model.accounts.credential.LoginThrottles.Kind;
import uptick.model.audit.AuditLog;

/// Counts attempts before anything is tried, in a transaction of its own that stays whatever comes of them, and refuses
/// those that are too many, right or wrong, alike for names that exist and names that do not.
///
/// Nobody is locked out for good by others' attempts: a window ends by its first attempt, however many follow. Who is logged in stays
/// so meanwhile, and a password reset forgets the attempts.
@Singleton
public final class Throttle {

    private static final String SOMEBODY = "anonymous";

    /* Enough to tell rows of one subject from those of another. */
    private static final int SHOWN_BYTES = 8;

    private final LoginThrottles throttles;
    private final AuditLog auditLog;
    private final ThrottleSettings settings;
    private final InTransaction inTransaction;
    private final Clock clock;

    Throttle(
            LoginThrottles throttles,
            AuditLog auditLog,
            ThrottleSettings settings,
            Transactions transactions,
            Clock clock) {
        this.throttles = throttles;
        this.auditLog = auditLog;
        this.settings = settings;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// Counts an attempt that is for nobody in particular.
    ///
    /// @throws uptick.edge.problem.ProblemException where it is one too many from this address
    public void count(Attempt attempt, String address) {
        count(attempt, address, null);
    }

    /// Counts an attempt. One that the address is refused is not counted for the name: nobody uses up another's from
    /// a single address.
    ///
    /// @param name as it was typed
    /// @throws uptick.edge.problem.ProblemException where it is one too many from this address or for this name
    public void count(Attempt attempt, String address, @Nullable String name) {
        var now = clock.instant();
        var end =
                inTransaction.asJob(
                        () -> {
                            var ofAddress =
                                    end(
                                            attempt,
                                            Kind.ADDRESS,
                                            attempt.subjectOfAddress(address),
                                            settings.perAddress(),
                                            now);
                            return ofAddress.isPresent() || name == null
                                    ? ofAddress
                                    : end(
                                            attempt,
                                            Kind.ACCOUNT,
                                            attempt.subjectOfName(name),
                                            settings.perAccount(),
                                            now);
                        });
        if (end.isPresent()) {
            throw Problems.tooManyAttempts(wholeSeconds(Duration.between(now, end.get())));
        }
    }

    /// Forgets the attempts for a name, in the transaction of one that was right.
    public void forget(Attempt attempt, String name) {
        var _ = throttles.forget(Kind.ACCOUNT, attempt.subjectOfName(name));
    }

    private Optional<Instant> end(
            Attempt attempt, Kind kind, byte[] subject, int allowed, Instant now) {
        var end = throttles.attempt(kind, subject, now, settings.windowSeconds(), allowed);
        // Once a window: an attack does not fill the chain, which nobody can shorten.
        if (end.isPresent() && throttles.countAttempts(kind, subject) == allowed + 1) {
            var shown = HexFormat.of().formatHex(subject, 0, SHOWN_BYTES);
            var _ =
                    auditLog.append(
                            now,
                            SOMEBODY,
                            "attempts.throttled",
                            kind + ":" + shown,
                            "{\"attempt\": \"%s\"}".formatted(attempt));
        }
        return end;
    }

    /* Rounded up: who comes back when told to is let in. */
    private static Duration wholeSeconds(Duration exact) {
        return Duration.ofSeconds(Math.max(1, exact.plusNanos(999_999_999).toSeconds()));
    }
}
