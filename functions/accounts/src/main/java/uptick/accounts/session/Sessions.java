package uptick.accounts.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.accounts.secret.OpaqueToken;
import uptick.accounts.signing.AccessTokenIssuer;
import uptick.model.accounts.User;
import uptick.model.accounts.credential.RefreshTokens;

/// Opens sessions and carries them on. In a transaction of the caller's, which has the account locked.
@Singleton
final class Sessions {

    private final RefreshTokens refreshTokens;
    private final AccessTokenIssuer accessTokens;
    private final SessionSettings settings;

    Sessions(
            RefreshTokens refreshTokens, AccessTokenIssuer accessTokens, SessionSettings settings) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.settings = settings;
    }

    /// Has to come before the transaction in which a session is opened or carried on.
    void prepare() {
        accessTokens.publishKey();
    }

    /// A new session of an account as it is now.
    Session open(User user, Instant now) {
        return next(user, UUID.randomUUID(), now.plus(settings.longest()), now);
    }

    /// The next tokens of a session.
    ///
    /// @param endsAt when it ends, not later than which its token does
    Session next(User user, UUID family, Instant endsAt, Instant now) {
        var token = OpaqueToken.of(OpaqueToken.Kind.REFRESH);
        var idleUntil = now.plus(settings.idle());
        var expiresAt = idleUntil.isBefore(endsAt) ? idleUntil : endsAt;
        refreshTokens.add(
                Objects.requireNonNull(user.id(), "an account from the database has an id"),
                family,
                token.hash(),
                now,
                expiresAt,
                endsAt,
                user.tokenEpoch());
        return new Session(accessTokens.issue(user), token, Duration.between(now, expiresAt));
    }
}
