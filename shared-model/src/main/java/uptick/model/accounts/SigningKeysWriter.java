package uptick.model.accounts;

import java.time.Instant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Publishes and retires signing keys; for the accounts function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SigningKeysWriter extends GenericRepository<SigningKey, String> {

    /// Lets one transaction at a time say whose turn it is: two that each end the other's would wait for each other.
    ///
    /// @return 1, for a query has to return something
    @Query("SELECT count(*) FROM pg_advisory_xact_lock(hashtext('uptick: signing keys'))")
    long lock();

    /// Publishes a key; one that is known stays as it is.
    ///
    /// @param publicJwk JSON Web Key without private members
    /// @return 1, or 0 where it is known
    @Query(
            """
            INSERT INTO signing_keys (key_id, public_jwk, signs_from)
            VALUES (:keyId, CAST(:publicJwk AS jsonb), :signsFrom)
            ON CONFLICT (key_id) DO NOTHING
            """)
    int publish(String keyId, String publicJwk, Instant signsFrom);

    /// Gives a key its turn again.
    ///
    /// @return 1, or 0 where it is its turn already
    @Query(
            """
            UPDATE signing_keys
            SET signs_until = NULL,
                trusted_until = NULL
            WHERE key_id = :keyId
              AND signs_until IS NOT NULL
            """)
    int resume(String keyId);

    /// Ends the other keys' turn to sign.
    ///
    /// @param keyId the key that signs from now on
    /// @param trustedUntil until when tokens of the others are believed
    @Query(
            """
            UPDATE signing_keys
            SET signs_until = :now,
                trusted_until = :trustedUntil
            WHERE key_id <> :keyId
              AND signs_until IS NULL
              AND signs_from < :now
            """)
    int retireOthers(String keyId, Instant now, Instant trustedUntil);
}
