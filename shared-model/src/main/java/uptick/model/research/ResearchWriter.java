package uptick.model.research;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import uptick.value.Advice;

/// Writes what agents do; for the research function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ResearchWriter extends GenericRepository<ResearchItem, UUID> {

    /// Sets an agent, new or known.
    ///
    /// @param parameters JSON object
    @Query(
            """
            INSERT INTO agent_config (agent_name, role, enabled, weight, parameters)
            VALUES (:agentName, :role, :enabled, :weight, CAST(:parameters AS jsonb))
            ON CONFLICT (agent_name) DO UPDATE
            SET role = excluded.role,
                enabled = excluded.enabled,
                weight = excluded.weight,
                parameters = excluded.parameters
            """)
    void setAgent(
            String agentName, Agent.Role role, boolean enabled, double weight, String parameters);

    /// Notes a signal; the same of an agent at the same time is noted once.
    ///
    /// @param data JSON object
    /// @return 1, or 0 where it is noted
    @Query(
            """
            INSERT INTO signals (instrument_id, agent_name, signal_type, score, source, detected_at, data)
            VALUES (:instrumentId, :agentName, :signalType, :score, :source, :detectedAt, CAST(:data AS jsonb))
            ON CONFLICT (instrument_id, agent_name, signal_type, detected_at) DO NOTHING
            """)
    int noteSignal(
            UUID instrumentId,
            String agentName,
            Signal.Type signalType,
            double score,
            String source,
            Instant detectedAt,
            String data);

    /// Notes a conclusion with the weight that its agent has now; an agent's on an instrument at the same time is noted
    /// once.
    ///
    /// @param keyMetrics JSON object
    /// @return 1, or 0 where it is noted or there is no such agent
    @Query(
            """
            INSERT INTO analysis_results (
              instrument_id, agent_name, recommendation, confidence, weight, reasoning, key_metrics, analysed_at)
            SELECT :instrumentId, agent_name, :recommendation, :confidence, weight, :reasoning, CAST(:keyMetrics AS jsonb),
                   :analysedAt
            FROM agent_config
            WHERE agent_name = :agentName
            ON CONFLICT (instrument_id, agent_name, analysed_at) DO NOTHING
            """)
    int noteAnalysis(
            UUID instrumentId,
            String agentName,
            Advice recommendation,
            double confidence,
            String reasoning,
            String keyMetrics,
            Instant analysedAt);

    /// Queues an instrument; one that is open already takes the higher score, and stays what it is.
    ///
    /// @param metadata JSON object
    @Query(
            """
            INSERT INTO research_queue AS present (instrument_id, score, metadata, queued_at)
            VALUES (:instrumentId, :score, CAST(:metadata AS jsonb), :now)
            ON CONFLICT (instrument_id) WHERE status IN ('pending', 'in_progress') DO UPDATE
            SET score = greatest(present.score, excluded.score)
            """)
    void enqueue(UUID instrumentId, double score, String metadata, Instant now);

    /// Takes the items of the highest score. No two workers get the same, and none waits for another.
    ///
    /// @param limit at most so many
    @Query(
            """
            UPDATE research_queue
            SET status = 'in_progress'
            WHERE id IN (
              SELECT id
              FROM research_queue
              WHERE status = 'pending'
              ORDER BY score DESC, id
              LIMIT :limit
              FOR UPDATE SKIP LOCKED)
            RETURNING id, instrument_id, score, status, metadata, queued_at, finished_at
            """)
    List<ResearchItem> claim(int limit);

    /// Ends an item.
    ///
    /// @param status done or rejected
    /// @return 1, or 0 where it has ended
    @Query(
            """
            UPDATE research_queue
            SET status = :status,
                finished_at = :now
            WHERE id = :id
              AND finished_at IS NULL
            """)
    int finish(UUID id, ResearchItem.Status status, Instant now);
}
