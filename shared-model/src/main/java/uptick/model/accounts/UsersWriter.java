package uptick.model.accounts;

import java.time.Instant;
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
}
