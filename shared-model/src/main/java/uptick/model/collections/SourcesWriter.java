package uptick.model.collections;

import java.time.Instant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Keeps breaker, pacing and switches of the sources, each step one statement; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SourcesWriter extends GenericRepository<Source, String> {

    /// Sets what an operator decides of a source; nothing that calls found out is touched.
    @Query(
            """
            INSERT INTO source_states (source, is_enabled, licence_state, licence_note)
            VALUES (:source, :isEnabled, :licenceState, :licenceNote)
            ON CONFLICT (source) DO UPDATE
            SET is_enabled = excluded.is_enabled,
                licence_state = excluded.licence_state,
                licence_note = excluded.licence_note
            """)
    void set(
            String source,
            boolean isEnabled,
            LicenceState licenceState,
            @Nullable String licenceNote);

    /// Notes a call that gave something, or found the source in order: closes the breaker.
    @Query(
            """
            INSERT INTO source_states (source, last_attempt_at, last_success_at, last_state)
            VALUES (:source, :at, :at, 'ok')
            ON CONFLICT (source) DO UPDATE
            SET breaker = 'closed',
                breaker_failures = 0,
                breaker_retry_at = NULL,
                last_attempt_at = excluded.last_attempt_at,
                last_success_at = excluded.last_success_at,
                last_state = 'ok',
                last_reason = NULL,
                is_suspect = false
            """)
    void noteSuccess(String source, Instant at);

    /// Notes a call that failed; as many in a row as it takes open the breaker.
    ///
    /// @param failuresToOpen how many it takes
    /// @param retryAt when the breaker, if it opens, lets one call through
    @Query(
            """
            INSERT INTO source_states AS present (
              source, breaker, breaker_failures, breaker_retry_at, last_attempt_at, last_state, last_reason)
            VALUES (
              :source,
              CASE WHEN :failuresToOpen <= 1 THEN 'open' ELSE 'closed' END,
              1,
              CASE WHEN :failuresToOpen <= 1 THEN CAST(:retryAt AS timestamptz) END,
              :at, :state, :reason)
            ON CONFLICT (source) DO UPDATE
            SET breaker = CASE
                  WHEN present.breaker_failures + 1 >= :failuresToOpen THEN 'open'
                  ELSE present.breaker
                END,
                breaker_failures = present.breaker_failures + 1,
                breaker_retry_at = CASE
                  WHEN present.breaker_failures + 1 >= :failuresToOpen THEN CAST(:retryAt AS timestamptz)
                  ELSE present.breaker_retry_at
                END,
                last_attempt_at = excluded.last_attempt_at,
                last_state = excluded.last_state,
                last_reason = excluded.last_reason
            """)
    void noteFailure(
            String source,
            Instant at,
            ObservationState state,
            String reason,
            int failuresToOpen,
            Instant retryAt);

    /// Asks an open breaker to let one call through; of many that ask at once, one is let through.
    ///
    /// @param nextRetryAt when the next would be, should this one's worker die
    /// @return 1 for the one, else 0
    @Query(
            """
            UPDATE source_states
            SET breaker = 'half_open',
                breaker_retry_at = :nextRetryAt
            WHERE source = :source
              AND breaker <> 'closed'
              AND breaker_retry_at <= :now
            """)
    int letOneThrough(String source, Instant now, Instant nextRetryAt);

    /// Takes the next place in the source's pace; of many that ask at once, one gets it.
    ///
    /// @param until before then nobody else does
    /// @return 1, or 0 where it is too early
    @Query(
            """
            INSERT INTO source_states AS present (source, paced_until)
            VALUES (:source, :until)
            ON CONFLICT (source) DO UPDATE
            SET paced_until = excluded.paced_until
            WHERE present.paced_until IS NULL
               OR present.paced_until <= :now
            """)
    int pace(String source, Instant now, Instant until);
}
