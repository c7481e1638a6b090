package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Keys for scripts, as their owners handle them; who calls with one is found by [uptick.model.accounts.ApiKeyHolders].
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ApiKeys extends GenericRepository<ApiKey, UUID> {

    /// Adds a key.
    ///
    /// @return its id
    @Query(
            """
            INSERT INTO api_keys (user_id, name, key_prefix, key_hash, scopes, issued_at, expires_at)
            VALUES (:userId, :name, :keyPrefix, :keyHash, :scopes, :issuedAt, :expiresAt)
            RETURNING id
            """)
    UUID add(
            UUID userId,
            String name,
            String keyPrefix,
            byte[] keyHash,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> scopes,
            Instant issuedAt,
            @Nullable Instant expiresAt);

    /// A user's keys, revoked ones too, newest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, user_id, name, key_prefix, key_hash, scopes, issued_at, expires_at, last_used_at, revoked_at
            FROM api_keys
            WHERE user_id = :userId
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<ApiKey> findByUserId(UUID userId, int limit);

    /// The keys of a user's that count, newest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, user_id, name, key_prefix, key_hash, scopes, issued_at, expires_at, last_used_at, revoked_at
            FROM api_keys
            WHERE user_id = :userId
              AND revoked_at IS NULL
              AND (expires_at IS NULL OR expires_at > :now)
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<ApiKey> findOpen(UUID userId, Instant now, int limit);

    /// Ends a key of a user's.
    ///
    /// @return 1, or 0 where the user has no such key or it has ended
    @Query(
            """
            UPDATE api_keys
            SET revoked_at = :now
            WHERE id = :id
              AND user_id = :userId
              AND revoked_at IS NULL
            """)
    int revoke(UUID userId, UUID id, Instant now);

    /// Ends all of a user's keys.
    ///
    /// @return how many it ended
    @Query(
            """
            UPDATE api_keys
            SET revoked_at = :now
            WHERE user_id = :userId
              AND revoked_at IS NULL
            """)
    int revokeOfUser(UUID userId, Instant now);
}
