package uptick.model.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Writes accounts; for the accounts function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface UsersWriter extends GenericRepository<User, UUID> {

    /// Adds an account unless its name is taken.
    ///
    /// @return the new id, null where an account of that name exists; no Optional, for the framework gives null for it
    ///     where an insert returns no row
    @Query(
            """
            INSERT INTO users (email, username, password_hash, is_editor, is_admin, is_verified)
            VALUES (:email, :username, :passwordHash, :isEditor, :isAdmin, true)
            ON CONFLICT DO NOTHING
            RETURNING id
            """)
    @Nullable UUID add(
            @Nullable String email,
            @Nullable String username,
            String passwordHash,
            boolean isEditor,
            boolean isAdmin);

    /// Lets one transaction at a time make the first admin: waits for the others, and makes others wait until the
    /// commit.
    ///
    /// @return 1, for a query has to return something
    @Query("SELECT count(*) FROM pg_advisory_xact_lock(hashtext('uptick: first admin'))")
    long lockFirstAdmin();

    /// Whether there is an admin, open or closed.
    @Query("SELECT EXISTS (SELECT FROM users WHERE is_admin)")
    boolean adminExists();

    /// Notes a successful login.
    @Query("UPDATE users SET last_login = :at WHERE id = :id")
    void noteLogin(UUID id, Instant at);

    /// Adds an account that somebody registers, unless one of its names is taken.
    ///
    /// @param isVerified whether the e-mail address is known to be theirs
    /// @return as [#add] does
    @Query(
            """
            INSERT INTO users (email, username, password_hash, tier, is_editor, is_verified)
            VALUES (:email, :username, :passwordHash, :tier, :isEditor, :isVerified)
            ON CONFLICT DO NOTHING
            RETURNING id
            """)
    @Nullable UUID register(
            @Nullable String email,
            @Nullable String username,
            String passwordHash,
            Tier tier,
            boolean isEditor,
            boolean isVerified);

    /// The open account of an id, which nobody else changes until the commit. Whoever opens, refreshes or ends sessions
    /// of an account does this first: a session that is just being refreshed is not overlooked by what ends them all.
    @Query(
            """
            SELECT id, email, username, password_hash, tier, is_editor, is_admin, is_verified,
                   is_deleted, deleted_at, last_login, token_epoch
            FROM users
            WHERE id = :id
              AND NOT is_deleted
            FOR UPDATE
            """)
    Optional<User> lockOpenById(UUID id);

    /// Replaces a hash by a better one of the same password.
    @Query("UPDATE users SET password_hash = :passwordHash WHERE id = :id")
    void rehash(UUID id, String passwordHash);

    /// Sets a new password, and makes every access token issued so far worthless.
    @Query(
            """
            UPDATE users
            SET password_hash = :passwordHash,
                token_epoch = token_epoch + 1
            WHERE id = :id
            """)
    void setPassword(UUID id, String passwordHash);

    /// Makes every access token issued so far worthless.
    @Query("UPDATE users SET token_epoch = token_epoch + 1 WHERE id = :id")
    void raiseTokenEpoch(UUID id);
}
