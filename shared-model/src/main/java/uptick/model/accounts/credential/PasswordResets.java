package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Tokens to set a new password.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PasswordResets extends GenericRepository<PasswordReset, UUID> {

    /// Adds a token.
    @Query(
            """
            INSERT INTO password_resets (user_id, token_hash, issued_by, issued_at, expires_at)
            VALUES (:userId, :tokenHash, :issuedBy, :issuedAt, :expiresAt)
            """)
    void add(
            UUID userId,
            byte[] tokenHash,
            PasswordReset.Issuer issuedBy,
            Instant issuedAt,
            Instant expiresAt);

    /// A token by its hash, where it still counts.
    @Query(
            """
            SELECT id, user_id, token_hash, issued_by, issued_at, expires_at, used_at
            FROM password_resets
            WHERE token_hash = :tokenHash
              AND used_at IS NULL
              AND expires_at > :now
            """)
    Optional<PasswordReset> findUsable(byte[] tokenHash, Instant now);

    /// Uses up all of a user's tokens: once the password is a new one, no older mail sets another.
    ///
    /// @return how many still counted
    @Query(
            """
            UPDATE password_resets
            SET used_at = :now
            WHERE user_id = :userId
              AND used_at IS NULL
              AND expires_at > :now
            """)
    int useAllOf(UUID userId, Instant now);

    /// Uses a token, in the transaction that sets the password; of many that try at once, one does.
    ///
    /// @return whose password it sets, null where the token is unknown, used or expired
    @Query(
            """
            UPDATE password_resets
            SET used_at = :now
            WHERE token_hash = :tokenHash
              AND used_at IS NULL
              AND expires_at > :now
            RETURNING user_id
            """)
    @Nullable UUID use(byte[] tokenHash, Instant now);

    /// How many tokens were asked for lately, so that nobody's mailbox is flooded.
    ///
    /// @param issuedSince from when on
    @Query(
            """
            SELECT count(*)
            FROM password_resets
            WHERE user_id = :userId
              AND issued_at >= :issuedSince
              AND issued_by = 'user'
            """)
    long countAskedFor(UUID userId, Instant issuedSince);
}
