package uptick.model.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads the keys that tokens are checked with.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SigningKeys extends GenericRepository<SigningKey, String> {

    /// The keys whose tokens are believed, or will be, the newest first.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT key_id, public_jwk, signs_from, signs_until, trusted_until
            FROM signing_keys
            WHERE trusted_until IS NULL
               OR trusted_until > :now
            ORDER BY signs_from DESC, key_id
            LIMIT :limit
            """)
    List<SigningKey> findTrusted(Instant now, int limit);

    /// A key by its id, believed or not.
    @Query(
            """
            SELECT key_id, public_jwk, signs_from, signs_until, trusted_until
            FROM signing_keys
            WHERE key_id = :keyId
            """)
    Optional<SigningKey> findByKeyId(String keyId);
}
