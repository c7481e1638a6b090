package uptick.accounts.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.accounts.secret.OpaqueToken;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.User;
import uptick.model.accounts.UsersWriter;
import uptick.model.accounts.credential.RefreshToken;
import uptick.model.accounts.credential.RefreshTokens;
import uptick.model.audit.AuditLog;

/// Exchanges a refresh token for the next of its session, once (RFC 9700, 4.14.2).
///
/* A token used twice means that two have it, and nobody can tell who is the thief: the session ends for both. But two
 * tabs that wake up together, or a click that is sent again because its answer was lost, use a token twice as well, and at
 * nearly the same time. So within a few seconds of the exchange a second use is refused, with word that it was raced, and
 * ends nothing. It gets no token: a thief who is quick wins time until the owner's next use of the old token, and never
 * a session that goes unnoticed, for one of the two is left with a token that is used. A page that is refused this way
 * asks again with the cookie that its other tab was given. */
@Singleton
final class RefreshSession {

    private final RefreshTokens refreshTokens;
    private final UsersWriter users;
    private final Sessions sessions;
    private final AuditLog auditLog;
    private final Duration grace;
    private final InTransaction inTransaction;
    private final Clock clock;

    RefreshSession(
            RefreshTokens refreshTokens,
            UsersWriter users,
            Sessions sessions,
            AuditLog auditLog,
            SessionSettings settings,
            Transactions transactions,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.users = users;
        this.sessions = sessions;
        this.auditLog = auditLog;
        this.grace = settings.reuseGrace();
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
        this.clock = clock;
    }

    /// @throws uptick.edge.problem.ProblemException where the token is unknown, expired, ended or used: which is not said,
    ///     but for one that was used a moment ago
    Session refresh(String token) {
        var hash = new OpaqueToken(token).hash();
        sessions.prepare();
        return switch (inTransaction.asJob(() -> exchange(hash, clock.instant()))) {
            case Outcome.Refreshed(var session) -> session;
            case Outcome.Raced() -> throw Problems.refreshRaced();
            case Outcome.Ended() -> throw Problems.unauthenticated();
        };
    }

    private Outcome exchange(byte[] hash, Instant now) {
        var known = refreshTokens.findByTokenHash(hash);
        var owner = known.map(RefreshToken::userId).flatMap(users::lockOpenById);
        if (known.isEmpty()
                || owner.isEmpty()
                || known.get().tokenEpoch() != owner.get().tokenEpoch()) {
            return new Outcome.Ended();
        }
        if (refreshTokens.use(hash, now) == 1) {
            var used = known.get();
            return new Outcome.Refreshed(
                    sessions.next(owner.get(), used.familyId(), used.endsAt(), now));
        }
        // Read again: the account was locked since, and another request may have been faster.
        return refreshTokens
                .findByTokenHash(hash)
                .map(token -> refused(token, owner.get(), now))
                .orElseGet(Outcome.Ended::new);
    }

    private Outcome refused(RefreshToken token, User owner, Instant now) {
        var usedAt = token.usedAt();
        if (usedAt == null || token.revokedAt() != null || !now.isBefore(token.endsAt())) {
            return new Outcome.Ended();
        }
        if (Duration.between(usedAt, now).compareTo(grace) <= 0) {
            return new Outcome.Raced();
        }
        end(token.familyId(), now);
        var _ =
                auditLog.append(
                        now,
                        "anonymous",
                        "session.reuse_detected",
                        "account:" + owner.id(),
                        "{\"session\": \"%s\"}".formatted(token.familyId()));
        return new Outcome.Ended();
    }

    private void end(UUID family, Instant now) {
        var _ = refreshTokens.revokeFamily(family, now);
    }

    /// What came of an exchange; whatever it is, its transaction is committed.
    private sealed interface Outcome {

        record Refreshed(Session session) implements Outcome {}

        /// Another request was faster by a moment.
        record Raced() implements Outcome {}

        /// There is no such session, or no more.
        record Ended() implements Outcome {}
    }
}
