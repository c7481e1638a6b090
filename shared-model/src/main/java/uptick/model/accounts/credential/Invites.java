package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

import uptick.model.accounts.Tier;

/// Invitations to register.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Invites extends GenericRepository<Invite, UUID> {

    /// Adds an invitation.
    ///
    /// @return its id
    @Query(
            """
            INSERT INTO invites (token_hash, email, tier, is_editor, created_by, issued_at, expires_at)
            VALUES (:tokenHash, :email, :tier, :isEditor, :createdBy, :issuedAt, :expiresAt)
            RETURNING id
            """)
    UUID add(
            byte[] tokenHash,
            @Nullable String email,
            Tier tier,
            boolean isEditor,
            UUID createdBy,
            Instant issuedAt,
            Instant expiresAt);

    /// The newest invitations, used and ended ones too.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, token_hash, email, tier, is_editor, created_by, issued_at, expires_at, used_at, used_by, revoked_at
            FROM invites
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Invite> findNewest(int limit);

    /// Invitations made before another, the newest first, used and ended ones too.
    ///
    /// @param id the other's id
    /// @param limit at most so many
    @Query(
            """
            SELECT id, token_hash, email, tier, is_editor, created_by, issued_at, expires_at, used_at, used_by, revoked_at
            FROM invites
            WHERE id < :id
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Invite> findBefore(UUID id, int limit);

    /// An invitation by its token's hash, whether it still counts or not.
    @Query(
            """
            SELECT id, token_hash, email, tier, is_editor, created_by, issued_at, expires_at, used_at, used_by, revoked_at
            FROM invites
            WHERE token_hash = :tokenHash
            """)
    Optional<Invite> findByTokenHash(byte[] tokenHash);

    /// Uses an invitation, in the transaction that makes the account; of many that try at once, one does.
    ///
    /// @return 1, or 0 where it no longer counts: then no account may be made with it
    @Query(
            """
            UPDATE invites
            SET used_at = :now,
                used_by = :usedBy
            WHERE token_hash = :tokenHash
              AND used_at IS NULL
              AND revoked_at IS NULL
              AND expires_at > :now
            """)
    int use(byte[] tokenHash, UUID usedBy, Instant now);

    /// Takes an invitation back.
    ///
    /// @return 1, or 0 where there is none that could still be used
    @Query(
            """
            UPDATE invites
            SET revoked_at = :now
            WHERE id = :id
              AND used_at IS NULL
              AND revoked_at IS NULL
            """)
    int revoke(UUID id, Instant now);
}
