package uptick.model.collections;

import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads what is known of the sources.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Sources extends GenericRepository<Source, String> {

    /// All sources that were ever asked or set, by name.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT source, is_enabled, licence_state, licence_note, breaker, breaker_failures, breaker_retry_at,
                   paced_until, last_attempt_at, last_success_at, last_state, last_reason, is_suspect
            FROM source_states
            ORDER BY source
            LIMIT :limit
            """)
    List<Source> findAll(int limit);

    /// A source by its name.
    @Query(
            """
            SELECT source, is_enabled, licence_state, licence_note, breaker, breaker_failures, breaker_retry_at,
                   paced_until, last_attempt_at, last_success_at, last_state, last_reason, is_suspect
            FROM source_states
            WHERE source = :source
            """)
    Optional<Source> findBySource(String source);
}
