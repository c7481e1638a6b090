package uptick.model.research;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads the agents.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Agents extends GenericRepository<Agent, UUID> {

    /// All agents, by name.
    ///
    /// @param limit at most so many
    @Query(
            """
            SELECT id, agent_name, role, enabled, weight, parameters
            FROM agent_config
            ORDER BY agent_name
            LIMIT :limit
            """)
    List<Agent> findAll(int limit);
}
