package uptick.model.accounts;

import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads accounts.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Users extends GenericRepository<User, UUID> {

    /// The open account that answers to a login name, whatever its case. A name with an @ is an e-mail
    /// address, and no username has one, so at most one account answers.
    @Query(
            """
            SELECT id, email, username, password_hash, tier, is_editor, is_admin, is_verified,
                   is_deleted, deleted_at, last_login, token_epoch
            FROM users
            WHERE (lower(email) = lower(:login) OR lower(username) = lower(:login))
              AND NOT is_deleted
            """)
    Optional<User> findByLogin(String login);

    /// The open account of an id.
    @Query(
            """
            SELECT id, email, username, password_hash, tier, is_editor, is_admin, is_verified,
                   is_deleted, deleted_at, last_login, token_epoch
            FROM users
            WHERE id = :id
              AND NOT is_deleted
            """)
    Optional<User> findOpenById(UUID id);
}
