package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Refresh tokens, each exchanged once: a second use means that somebody else has it, and ends its family.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RefreshTokens extends GenericRepository<RefreshToken, UUID> {

    /// Adds a token.
    ///
    /// @param endsAt when its family ends, not before expiresAt
    /// @param tokenEpoch the account's at the login
    @Query(
            """
            INSERT INTO refresh_tokens (user_id, family_id, token_hash, issued_at, expires_at, ends_at, token_epoch)
            VALUES (:userId, :familyId, :tokenHash, :issuedAt, :expiresAt, :endsAt, :tokenEpoch)
            """)
    void add(
            UUID userId,
            UUID familyId,
            byte[] tokenHash,
            Instant issuedAt,
            Instant expiresAt,
            Instant endsAt,
            int tokenEpoch);

    /// Exchanges a token; of many that try at once, one does.
    ///
    /// @return 1, or 0 where it is unknown, used, revoked or expired: [#findByTokenHash] tells which
    @Query(
            """
            UPDATE refresh_tokens
            SET used_at = :now
            WHERE token_hash = :tokenHash
              AND used_at IS NULL
              AND revoked_at IS NULL
              AND expires_at > :now
            """)
    int use(byte[] tokenHash, Instant now);

    /// A token by its hash.
    @Query(
            """
            SELECT id, user_id, family_id, token_hash, issued_at, expires_at, used_at, revoked_at,
                   ends_at, token_epoch
            FROM refresh_tokens
            WHERE token_hash = :tokenHash
            """)
    Optional<RefreshToken> findByTokenHash(byte[] tokenHash);

    /// Ends a family: log-out, or a token used twice.
    ///
    /// @return how many tokens it ended
    @Query(
            """
            UPDATE refresh_tokens
            SET revoked_at = :now
            WHERE family_id = :familyId
              AND revoked_at IS NULL
            """)
    int revokeFamily(UUID familyId, Instant now);

    /// Ends all of a user's: log-out everywhere, a new password.
    ///
    /// @return how many tokens it ended
    @Query(
            """
            UPDATE refresh_tokens
            SET revoked_at = :now
            WHERE user_id = :userId
              AND revoked_at IS NULL
            """)
    int revokeOfUser(UUID userId, Instant now);
}
