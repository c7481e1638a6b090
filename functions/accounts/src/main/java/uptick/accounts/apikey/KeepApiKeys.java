package uptick.accounts.apikey;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.edge.problem.Problems;
import uptick.model.accounts.AccountsWriter;
import uptick.model.accounts.credential.ApiKey;
import uptick.model.accounts.credential.ApiKeys;
import uptick.model.audit.AuditLog;

/// Makes and ends a user's keys, in transactions of theirs.
@Singleton
final class KeepApiKeys {

    /// Keys of a user's that count at the same time.
    static final int MOST = 20;

    private final ApiKeys apiKeys;
    private final AccountsWriter accounts;
    private final AuditLog auditLog;
    private final Clock clock;

    KeepApiKeys(ApiKeys apiKeys, AccountsWriter accounts, AuditLog auditLog, Clock clock) {
        this.apiKeys = apiKeys;
        this.accounts = accounts;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// The keys that count, newest first.
    List<ApiKey> open(UUID userId) {
        return apiKeys.findOpen(userId, clock.instant(), MOST);
    }

    /// Makes a key.
    ///
    /// @throws uptick.edge.problem.ProblemException where the user has as many as a user may have
    ApiKeyView.Created create(UUID userId, NewApiKey wanted, List<String> scopes, ApiKeyText key) {
        // The lock makes one request count at a time: of two that are the last, one is too many.
        if (accounts.lock(userId).isEmpty()) {
            throw Problems.unauthenticated();
        }
        if (open(userId).size() >= MOST) {
            throw Problems.conflict("There are " + MOST + " keys. Revoke one of them first.");
        }
        var now = clock.instant();
        var days = wanted.expiresInDays();
        var expiresAt = days == null ? null : now.plus(Duration.ofDays(days));
        var id =
                apiKeys.add(
                        userId, wanted.name(), key.prefix(), key.hash(), scopes, now, expiresAt);
        auditLog.append(
                now,
                userId.toString(),
                "api_key.created",
                "api_key:" + id,
                "{\"scopes\": [\"" + String.join("\", \"", scopes) + "\"]}");
        return new ApiKeyView.Created(
                id, key.text(), wanted.name(), key.prefix(), scopes, now, expiresAt);
    }

    /// Ends a key.
    ///
    /// @throws uptick.edge.problem.ProblemException where the user has no such key, or it has ended
    void revoke(UUID userId, UUID id) {
        var now = clock.instant();
        if (apiKeys.revoke(userId, id, now) == 0) {
            throw Problems.notFound("API key");
        }
        auditLog.append(now, userId.toString(), "api_key.revoked", "api_key:" + id, "{}");
    }
}
