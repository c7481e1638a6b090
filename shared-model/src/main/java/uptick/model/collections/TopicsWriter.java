package uptick.model.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

import uptick.value.TopicKey;

/// Writes topics; for the collections function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TopicsWriter extends GenericRepository<Topic, UUID> {

    /// Adds topics; one whose key is there already, as a title or an alias, stays as it is, with all that people changed
    /// in it.
    default void addMissing(Iterable<Topic> topics) {
        for (var topic : topics) {
            addMissing(
                    topic.topicKey(),
                    topic.title(),
                    topic.aliases(),
                    TopicKey.ofAll(topic.aliases()),
                    topic.language(),
                    topic.region(),
                    topic.isTracked(),
                    topic.priority());
        }
    }

    /// Adds one topic, if its key is not there. By its parts: for a whole entity the framework wants back the id that
    /// the database made, and where the row is there already it makes none.
    ///
    /// @return 1, or 0 where the key is there
    /* Counted, not asked whether there is one: for the first of many the server would rather read the table than its index. */
    @Query(
            """
            INSERT INTO topics (topic_key, title, aliases, alias_keys, language, region, is_tracked, priority)
            SELECT :topicKey, :title, :aliases, :aliasKeys, :language, :region, :isTracked, :priority
            WHERE (
              SELECT count(*)
              FROM topics
              WHERE alias_keys @> ARRAY[CAST(:topicKey AS text)]
                AND retired_at IS NULL) = 0
            ON CONFLICT (topic_key) DO NOTHING
            """)
    int addMissing(
            String topicKey,
            String title,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> aliases,
            @TypeDef(type = DataType.STRING_ARRAY) List<String> aliasKeys,
            @Nullable String language,
            @Nullable String region,
            boolean isTracked,
            int priority);
}
