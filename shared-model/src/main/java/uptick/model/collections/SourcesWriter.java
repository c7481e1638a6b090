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

    /// Changes what an operator decides of a source: what is null stays as it is, and nothing that calls found out is
    /// touched.
    ///
    /// @param licenceNote empty for none
    @Query(
            """
            INSERT INTO source_states AS present (source, is_enabled, licence_state, licence_note)
            VALUES (
              :source,
              coalesce(CAST(:isEnabled AS boolean), true),
              coalesce(CAST(:licenceState AS text), 'unreviewed'),
              nullif(CAST(:licenceNote AS text), ''))
            ON CONFLICT (source) DO UPDATE
            SET is_enabled = coalesce(CAST(:isEnabled AS boolean), present.is_enabled),
                licence_state = coalesce(CAST(:licenceState AS text), present.licence_state),
                licence_note = CASE
                  WHEN CAST(:licenceNote AS text) IS NULL THEN present.licence_note
                  ELSE excluded.licence_note
                END
            """)
    int change(
            String source,
            @Nullable Boolean isEnabled,
            @Nullable LicenceState licenceState,
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

    /// Takes the next turn in the source's pace, behind all that have one.
    ///
    /// @param gapMillis how long after this turn the next one is, 0 where nothing but a hold keeps the source waiting
    /// @param latest the latest turn that is of use
    /// @return when it is, now or later; null where it would be too late, and then none was taken
    @Query(
            """
            INSERT INTO source_states AS present (source, paced_until)
            VALUES (:source, CAST(:now AS timestamptz) + CAST(:gapMillis AS double precision) * INTERVAL '1 millisecond')
            ON CONFLICT (source) DO UPDATE
            SET paced_until = greatest(present.paced_until, CAST(:now AS timestamptz))
                  + CAST(:gapMillis AS double precision) * INTERVAL '1 millisecond'
            WHERE present.paced_until IS NULL
               OR present.paced_until <= :latest
            RETURNING paced_until - CAST(:gapMillis AS double precision) * INTERVAL '1 millisecond'
            """)
    @Nullable Instant takeTurn(String source, Instant now, long gapMillis, Instant latest);

    /// Keeps everybody from asking a source before an instant; a later one that is there already stays.
    @Query(
            """
            INSERT INTO source_states AS present (source, paced_until)
            VALUES (:source, :until)
            ON CONFLICT (source) DO UPDATE
            SET paced_until = greatest(present.paced_until, excluded.paced_until)
            """)
    void hold(String source, Instant until);

    /// Notes an answer that gave nothing to use: the source is there, so the breaker closes.
    ///
    /// @param state never ok
    @Query(
            """
            INSERT INTO source_states (source, last_attempt_at, last_state, last_reason, is_suspect)
            VALUES (:source, :at, :state, :reason, :isSuspect)
            ON CONFLICT (source) DO UPDATE
            SET breaker = 'closed',
                breaker_failures = 0,
                breaker_retry_at = NULL,
                last_attempt_at = excluded.last_attempt_at,
                last_state = excluded.last_state,
                last_reason = excluded.last_reason,
                is_suspect = excluded.is_suspect
            """)
    void noteAnswer(
            String source, Instant at, ObservationState state, String reason, boolean isSuspect);
}
