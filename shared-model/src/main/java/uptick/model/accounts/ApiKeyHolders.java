package uptick.model.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Finds who calls with an API key, through a function of the database that every role may call; the keys themselves
/// are the accounts function's alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ApiKeyHolders extends GenericRepository<User, UUID> {

    /// Whom a key acts for, and notes its use, to the minute; wants a transaction that writes.
    ///
    /// @param keyHash SHA-256 of the key, 32 bytes
    /// @return empty where the key is unknown, revoked or expired, or the account is closed
    @Query(
            """
            SELECT user_id, token_epoch, tier, is_editor, scopes
            FROM api_key_use(:keyHash, :now)
            """)
    Optional<ApiKeyHolder> use(byte[] keyHash, Instant now);
}
