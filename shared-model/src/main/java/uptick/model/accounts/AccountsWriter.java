package uptick.model.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Changes what accounts are called, what they may do and whether they are open; for the accounts function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AccountsWriter extends GenericRepository<User, UUID> {

    /// Lets one transaction at a time change what accounts may do: waits for the others, and makes others wait until
    /// the commit. Without it two administrators could take each other's role away, and leave none.
    ///
    /// @return 1, for a query has to return something
    @Query("SELECT count(*) FROM pg_advisory_xact_lock(hashtext('uptick: accounts'))")
    long lockAll();

    /// Whether there is an open administrator besides an account.
    @Query(
            """
            SELECT EXISTS (
              SELECT
              FROM users
              WHERE is_admin
                AND NOT is_deleted
                AND id <> :id)
            """)
    boolean otherAdminExists(UUID id);

    /// An account, open or closed, which nobody else changes until the commit.
    @Query(
            """
            SELECT id, email, username, tier, is_editor, is_admin, is_verified, deleted_at, purged_at, last_login,
                   CAST(id AS text) AS place, false AS is_repeated
            FROM users
            WHERE id = :id
            FOR UPDATE
            """)
    Optional<ListedAccount> lock(UUID id);

    /// Sets what an account may do, and ends its access tokens.
    ///
    /// @param closedAt when it was closed, null where it is open
    @Query(
            """
            UPDATE users
            SET tier = :tier,
                is_editor = :isEditor,
                is_admin = :isAdmin,
                is_deleted = CAST(:closedAt AS timestamptz) IS NOT NULL,
                deleted_at = :closedAt,
                token_epoch = token_epoch + 1
            WHERE id = :id
            """)
    int change(UUID id, Tier tier, boolean isEditor, boolean isAdmin, @Nullable Instant closedAt);

    /// Closes an account, and ends its access tokens.
    ///
    /// @return 1, or 0 where it is closed
    @Query(
            """
            UPDATE users
            SET is_deleted = true,
                deleted_at = :at,
                token_epoch = token_epoch + 1
            WHERE id = :id
              AND NOT is_deleted
            """)
    int close(UUID id, Instant at);

    /// Sets what an account is called; another e-mail address is no longer a verified one.
    ///
    /// @throws io.micronaut.data.exceptions.DataAccessException where another account has such a name
    @Query(
            """
            UPDATE users
            SET email = :email,
                username = :username,
                is_verified = is_verified AND email IS NOT DISTINCT FROM :email
            WHERE id = :id
              AND NOT is_deleted
            """)
    int rename(UUID id, @Nullable String email, @Nullable String username);

    /// Makes an account nobody's, in a transaction of an administrator's: no name, no password, no keys, nothing
    /// personal. The row stays, and what must be kept.
    ///
    /// @return false where it was purged before
    @Query("SELECT account_purge(:id, :at)")
    boolean purge(UUID id, Instant at);
}
