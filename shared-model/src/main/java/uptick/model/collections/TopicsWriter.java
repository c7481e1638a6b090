package uptick.model.collections;

import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Writes topics; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TopicsWriter extends GenericRepository<Topic, UUID> {

    /// Adds topics; one whose key is there already stays as it is, with all that people changed in it.
    @Query(
            """
            INSERT INTO topics (topic_key, title, aliases, language, region, is_tracked, priority)
            VALUES (:topicKey, :title, :aliases, :language, :region, :isTracked, :priority)
            ON CONFLICT (topic_key) DO NOTHING
            """)
    void addMissing(Iterable<Topic> topics);
}
